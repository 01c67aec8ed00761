// The messages of the chat that is shown: drawn when they come, and anew when they change.

import { fill, forget, forgetAll, keepFocus } from './cards/card-view.js';
import { files } from './cards/file.js';
import { openMenu } from './cards/menu.js';
import { isLoaded, toHtml } from './cards/renderer.js';
import { openTask } from './cards/task.js';
import { announce, lineOf } from './announce.js';
import { timeOf } from './clock.js';
import { find, make, unseen } from './make.js';
import { avatar } from './people.js';
import { bot, chatCalled, nameOf, on, room } from './room.js';
import { here, seat } from './seat.js';
import { see } from './seen.js';

const NEAR_THE_END = 80;

/** What is drawn, by message id, and of which state of the message. */
const drawnMessages = new Map();
let onReply = () => {};

const box = () => find('#messages');

export function startMessages({ reply }) {
  onReply = reply;
  on('room', ({ isReset }) => {
    if (isReset) forgetAll();
    drawAll();
  });
  on('seat', () => {
    drawAll();
    goToEnd();
  });
  on('message', ({ chat, message, isNew }) => {
    if (!isNew) forget(chat.key, message.id);
    if (chat === here()) drawOne(message, isNew);
  });
  find('#newest').addEventListener('click', () => {
    goToEnd();
    box().focus();
  });
  box().addEventListener('scroll', () => isAtEnd() && (find('#newest').hidden = true));
}

/** Draws cards that waited for the renderer. */
export function drawCards() {
  drawnMessages.clear();
  drawAll();
  goToEnd();
}

function drawAll() {
  const key = `${room.tenant}/${seat.as}/${seat.in}/${isLoaded()}`;
  if (find('#list').dataset.of !== key) {
    find('#list').dataset.of = key;
    find('#list').replaceChildren();
    drawnMessages.clear();
  }
  const stays = isAtEnd();
  for (const message of here().messages) draw(message);
  if (stays) goToEnd();
  see(seat.as, here());
}

function drawOne(message, isNew) {
  const stays = isAtEnd() || message.from === seat.as;
  draw(message);
  if (stays) goToEnd();
  else if (isNew) find('#newest').hidden = false;
  see(seat.as, here());
}

const stateOf = message => `${message.version}/${message.delivery}/${message.isDeleted}/${message.fileAnswer}`;

function draw(message) {
  const old = drawnMessages.get(message.id);
  if (old?.state === stateOf(message)) return;
  if (old && message.cards.length > 0 && old.surface) {
    keepFocus(old.surface, () => fill(old.surface, placeOf(message), message));
    old.article.querySelector('.edited').hidden = message.version === 0;
    old.state = stateOf(message);
    return;
  }
  const drawn = { state: stateOf(message), ...element(message) };
  drawnMessages.set(message.id, drawn);
  if (old) old.article.replaceWith(drawn.article);
  else put(message, drawn.article);
}

const placeOf = message => ({ as: seat.as, chat: seat.in, message: message.id });

/** Puts a message where it belongs: at the end, or in a channel at the end of its thread. */
function put(message, article) {
  if (here().kind !== 'channel') {
    find('#list').append(make('li', {}, article));
  } else if (message.thread) {
    find(`[data-thread="${message.thread}"] > ol`)?.append(make('li', {}, article));
  } else {
    find('#list').append(make('li', { class: 'thread', 'data-thread': message.id }, article, make('ol', {}),
      make('button', { type: 'button', class: 'reply', onclick: () => onReply(message.id) }, 'Reply', unseen(` to ${nameOf(message.from)}: ${lineOf(message)}`))));
  }
}

function element(message) {
  const isOwn = message.from === seat.as;
  const surface = message.cards.length > 0 ? make('div', { class: 'surface' }) : null;
  if (surface) fill(surface, placeOf(message), message);
  const article = make('article', {
    class: `message${isOwn ? ' own' : ''}${surface ? ' with-card' : ''}`, tabIndex: -1, 'data-message': message.id, 'data-from': message.from,
    'aria-label': `${nameOf(message.from)}, ${timeOf(message.at)}`,
  },
  avatar(message.from, nameOf(message.from)),
  make('div', { class: 'body' },
    make('p', { class: 'byline' },
      make('strong', {}, nameOf(message.from)), ' ', make('time', { dateTime: message.at }, timeOf(message.at)),
      make('span', { class: 'edited', hidden: message.version === 0 }, ' · edited'),
      message.from !== bot && !message.isDeleted && isLoaded() ? menuOf(message) : ''),
    surface ?? (message.files.length > 0 ? files(placeOf(message), message) : words(message)),
    footnote(message)));
  return { article, surface };
}

/** What Teams offers behind a message's "…": the bot's action. */
function menuOf(message) {
  const button = make('button', {
    type: 'button', class: 'more', 'aria-label': 'More about this message', 'aria-haspopup': 'menu', 'aria-expanded': 'false',
    onclick: () => openMenu([{ title: 'Record a commitment', isEnabled: true, execute: record }], button),
  }, '…');
  const record = async () => {
    const { fault } = await openTask({ ...placeOf(message), isMenu: true }, {}, () => button.focus());
    if (fault) announce(fault);
  };
  return button;
}

function words(message) {
  if (message.isDeleted) return make('p', { class: 'bubble gone' }, 'This message has been deleted.');
  const bubble = make('div', { class: 'bubble' });
  if (message.from === bot && isLoaded()) bubble.innerHTML = toHtml(message.text);
  else bubble.append(...marked(message.text));
  return bubble;
}

/** Somebody's words, with the mention of the bot marked. */
function marked(text) {
  const [, before, mention, after] = /^([\s\S]*?)(?<!\w)(@PeerCoach)(?!\w)([\s\S]*)$/i.exec(text) ?? [];
  return mention ? [before, make('span', { class: 'mention' }, mention), after] : [text];
}

function footnote(message) {
  const note = message.delivery === 'NotTaken' ? 'PeerCoach did not get this. Send it again.'
    : message.delivery === 'None' && message.from !== bot && !message.isDeleted ? 'Only people see this: PeerCoach was not mentioned.'
      : null;
  return note && make('p', { class: message.delivery === 'NotTaken' ? 'trouble' : 'note' }, note);
}

const isAtEnd = () => box().scrollHeight - box().scrollTop - box().clientHeight < NEAR_THE_END;

function goToEnd() {
  box().scrollTop = box().scrollHeight;
  find('#newest').hidden = true;
}

/** The root of the newest thread, to go on in it. */
export const newestPostOf = (chat, from) => chatCalled(chat).messages.findLast(m => !m.thread && m.from === from)?.id ?? null;
