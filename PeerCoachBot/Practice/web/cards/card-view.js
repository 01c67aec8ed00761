// A card in a message. What a button brings back is shown in this window only, until the bot updates the message.

import { make } from '../make.js';
import { openMenu } from './menu.js';
import { execute, submit } from './press.js';
import { draw, isLoaded } from './renderer.js';
import { openTask } from './task.js';

/** What this window shows in place of messages' cards, and the bars under them: by person, chat and message. */
const ownViews = new Map();

const keyOf = place => `${place.as}/${place.chat}/${place.message}`;

/** Forgets what only this window shows of a message, for everybody played in it. */
export function forget(chat, message) {
  for (const key of ownViews.keys())
    if (key.endsWith(`/${chat}/${message}`)) ownViews.delete(key);
}

export const forgetAll = () => ownViews.clear();

/** Fills an element with a message's cards. */
export function fill(surface, place, message) {
  const own = ownViews.get(keyOf(place)) ?? {};
  const cards = own.card ? [own.card] : message.cards;
  surface.replaceChildren(...cards.map(card => drawn(surface, place, message, card)), bar(own));
}

function drawn(surface, place, message, json) {
  if (!isLoaded()) return make('p', { class: 'undrawn' }, message.summary ?? json.fallbackText ?? 'A card');
  const card = draw(json, {
    onMenu: openMenu,
    onPress: action => press(surface, place, message, action),
  });
  const isFull = json.msteams?.width?.toLowerCase() === 'full';
  return make('div', { class: isFull ? 'card full' : 'card' }, card ?? message.summary ?? json.fallbackText ?? '');
}

const bar = own => make('p', { class: own.fault ? 'bar fault' : 'bar', role: 'status', hidden: !own.sentence && !own.fault }, own.sentence ?? own.fault ?? '');

async function press(surface, place, message, action) {
  if (surface.getAttribute('aria-busy') === 'true') return;
  surface.setAttribute('aria-busy', 'true');
  say(surface, place, {});
  const answer = await send(surface, place, action);
  surface.removeAttribute('aria-busy');
  if (answer.card) {
    ownViews.set(keyOf(place), { card: answer.card });
    keepFocus(surface, () => fill(surface, place, message));
  } else if (answer.sentence || answer.fault) {
    say(surface, place, answer);
  }
}

function send(surface, place, action) {
  if (action.getJsonTypeName() === 'Action.Execute') return execute(place, action);
  if (action.data?.msteams?.type !== 'task/fetch') return submit(place, action.data ?? {});
  const button = whichButton(surface);
  return openTask(place, action.data, () => focusButton(surfaceOf(place) ?? surface, button));
}

const surfaceOf = place => document.querySelector(`[data-message="${place.message}"] .surface`);

/** Shows a sentence under the card; the live region stays the same element, so that it is read out. */
function say(surface, place, { sentence, fault }) {
  const own = ownViews.get(keyOf(place)) ?? {};
  ownViews.set(keyOf(place), { ...own, sentence, fault });
  surface.querySelector('.bar').replaceWith(bar({ sentence, fault }));
}

/** Redraws a card, and leaves the keyboard on the same button of it, or at least on the message. */
export function keepFocus(surface, redraw) {
  const button = surface.contains(document.activeElement) ? whichButton(surface) : null;
  redraw();
  if (button) focusButton(surface, button);
}

/** Names the button that has the focus: by its words and its place, since a new drawing makes new elements. */
function whichButton(surface) {
  const buttons = [...surface.querySelectorAll('button, input, textarea, select')];
  const at = buttons.indexOf(document.activeElement);
  return { at, name: buttons[at]?.getAttribute('aria-label') ?? buttons[at]?.textContent };
}

function focusButton(surface, { at, name }) {
  const buttons = [...surface.querySelectorAll('button, input, textarea, select')];
  const same = buttons.find(b => name && (b.getAttribute('aria-label') ?? b.textContent) === name) ?? buttons[Math.min(at, buttons.length - 1)];
  (same ?? surface.closest('[data-message]')).focus();
}
