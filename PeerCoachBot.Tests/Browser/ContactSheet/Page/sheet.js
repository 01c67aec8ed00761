// Draws every approved card as the practice room does, and looks at how they came out.
import { draw, load } from '/practice/web/cards/renderer.js';

const markup = 'a, img, picture, video, iframe, script, style, svg, at, b, strong, i, em, u, s, code, pre, blockquote, ul, ol, li, table, hr';

await load();
const cards = await (await fetch('/sheet/cards.json')).json();
document.querySelector('#cards').append(...cards.map(figureOf));
document.body.dataset.ready = 'true';

function figureOf({ name, card }) {
  const figure = document.createElement('figure');
  const heading = document.createElement('h2');
  const surface = document.createElement('div');
  figure.dataset.card = name;
  heading.textContent = name;
  surface.className = 'card';
  surface.append(draw(card, { onPress() {}, onMenu() {} }) ?? '');
  figure.append(heading, surface);
  return figure;
}

const surfaces = () => [...document.querySelectorAll('figure')].map((figure) => [figure.dataset.card, figure.querySelector('.card')]);

/** What is cut off, sticks out, or is not there, as sentences. */
globalThis.faults = () => {
  const found = surfaces().flatMap(([name, surface]) => [
    ...(surface.innerText.trim() ? [] : [`${name} is empty`]),
    ...[...surface.querySelectorAll('*')].filter(isSeen).flatMap((part) => [
      ...(isCut(part) ? [`${name} cuts off: ${lineOf(part)}`] : []),
      ...(sticksOut(part, surface) ? [`${name} is too narrow for: ${lineOf(part)}`] : []),
    ]),
    ...collisions(surface).map((text) => `${name} writes over: ${text}`),
  ]);
  const page = document.documentElement;
  return page.scrollWidth > page.clientWidth ? [...found, `the page scrolls sideways: ${page.scrollWidth} of ${page.clientWidth}`] : found;
};

/** What has the effect of markup, card by card, as tag and text. */
globalThis.marked = () => Object.fromEntries(surfaces().map(([name, surface]) =>
  [name, [...surface.querySelectorAll(markup)].map((part) => `${part.localName}: ${part.textContent}`)]));

/** What can be read, card by card. */
globalThis.texts = () => Object.fromEntries(surfaces().map(([name, surface]) => [name, surface.innerText]));

/** Lays the cards out for a picture, as many beside each other as the window has room for. */
globalThis.layOut = (width) => {
  document.body.className = 'picture';
  document.body.style.setProperty('--column', `${width}px`);
  for (const [, surface] of surfaces())
    if (surface.scrollHeight > surface.clientHeight + 1) {
      surface.parentElement.classList.add('cut');
      surface.parentElement.dataset.height = surface.scrollHeight;
    }
};

/** Leaves these cards and no others, in this order. */
globalThis.only = (names) => {
  document.querySelector('h1').hidden = true;
  document.querySelector('#cards').replaceChildren(...names.map((name) => document.querySelector(`figure[data-card="${name}"]`)));
};

const isSeen = (part) => part.checkVisibility({ visibilityProperty: true }) && part.getBoundingClientRect().width > 1;

/** What a field holds may be longer than the field. */
function isCut(part) {
  if (part.matches('input, select, textarea, option')) return false;
  const { overflowX, overflowY } = getComputedStyle(part);
  return (overflowX !== 'visible' && part.scrollWidth > part.clientWidth + 1) || (overflowY !== 'visible' && part.scrollHeight > part.clientHeight + 1);
}

function sticksOut(part, surface) {
  const [inner, outer] = [part.getBoundingClientRect(), surface.getBoundingClientRect()];
  return inner.left < outer.left - 1 || inner.right > outer.right + 1;
}

/** Text that stands on other text, though not in it. */
function collisions(surface) {
  const lines = linesOf(surface);
  return lines.filter(({ box }, at) => lines.slice(0, at).some((other) => overlap(box, other.box))).map(({ text }) => text);
}

/** Every line of text that can be seen, with where it stands. */
function linesOf(surface) {
  const walker = document.createTreeWalker(surface, NodeFilter.SHOW_TEXT, (node) =>
    node.data.trim() && isSeen(node.parentElement) && !node.parentElement.closest('select, textarea') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
  const lines = [];
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    lines.push(...[...range.getClientRects()].map((box) => ({ box, text: walker.currentNode.data.slice(0, 60) })));
  }
  return lines;
}

/** By more than what letters of neighbouring lines may share. */
function overlap(one, other) {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return wide > 2 && high > Math.min(one.height, other.height) / 3;
}

const lineOf = (part) => `<${part.localName} class="${part.className}"> ${part.textContent.slice(0, 60)}`;
