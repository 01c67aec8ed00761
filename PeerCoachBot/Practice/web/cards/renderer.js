// Microsoft's own renderer, loaded once it has been fetched. Bots' Markdown goes through markdown-it without HTML, so
// that whatever a card should have escaped, and has not, is seen.

import { hostConfig } from './host-config.js';
import { withMentions } from './mentions.js';

let loading = null;
let markdown = null;
let drawnCards = 0;

export const isLoaded = () => markdown !== null;

/** Loads the renderer; once. */
export function load() {
  loading ??= loadOnce();
  return loading;
}

/** A bot's Markdown as HTML. */
export const toHtml = text => markdown.render(text);

async function loadOnce() {
  await new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/practice/packages/adaptivecards.js';
    script.onload = resolve;
    script.onerror = () => reject(new Error('The card renderer could not be loaded.'));
    document.head.append(script);
  });
  const { default: markdownIt } = await import('/practice/packages/markdown-it.js');
  const { AdaptiveCard, GlobalSettings } = globalThis.AdaptiveCards;
  GlobalSettings.setTabIndexAtCardRoot = false;
  markdown = markdownIt({ html: false, linkify: false });
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = toHtml(text);
    result.didProcess = true;
  };
  AdaptiveCard.onAnchorClicked = (_element, anchor) => {
    openElsewhere(anchor.href);
    return true;
  };
}

/** Draws a card. `onPress` hears of every button but those that act within the card. */
export function draw(json, { onPress, onMenu }) {
  const card = new globalThis.AdaptiveCards.AdaptiveCard();
  card.hostConfig = new globalThis.AdaptiveCards.HostConfig(hostConfig);
  card.onExecuteAction = action => {
    if (action instanceof globalThis.AdaptiveCards.OpenUrlAction) openElsewhere(action.url);
    else if (action.getJsonTypeName() === 'Action.ToggleVisibility') queueMicrotask(() => tellToggles(element));
    else onPress(action);
  };
  card.onDisplayOverflowActionMenu = (actions, button) => {
    onMenu(actions, button);
    return true;
  };
  card.parse(withMentions(json));
  const element = card.render();
  if (!element) return null;
  if (json.lang) element.lang = json.lang;
  makeIdsUnique(element);
  tellToggles(element);
  return element;
}

/** Several cards stand on one page, and the ids of their elements are often the same; the renderer's own never are. */
function makeIdsUnique(card) {
  const number = ++drawnCards;
  const own = id => /^(__)?ac-/.test(id) ? id : `card-${number}-${id}`;
  for (const button of card.querySelectorAll('[aria-controls]'))
    button.setAttribute('aria-controls', button.getAttribute('aria-controls').split(' ').map(own).join(' '));
  for (const element of card.querySelectorAll('[id]')) element.id = own(element.id);
}

/** The renderer says of what is shown and hidden that it is expanded; that is for its button to say. */
function tellToggles(card) {
  for (const element of card.querySelectorAll('[aria-expanded]:not(button)')) element.removeAttribute('aria-expanded');
  for (const button of card.querySelectorAll('button[aria-controls]')) {
    const target = card.querySelector(`#${CSS.escape(button.getAttribute('aria-controls').split(' ')[0])}`);
    if (target) button.setAttribute('aria-expanded', String(target.style.display !== 'none'));
  }
}

function openElsewhere(address) {
  if (/^https?:/i.test(address)) open(address, '_blank', 'noopener,noreferrer');
}
