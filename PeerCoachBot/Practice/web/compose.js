// The box in which messages are written.

import { device, post } from './server.js';
import { find } from './make.js';
import { botName, givenName, on } from './room.js';
import { here, seat } from './seat.js';
import { lineOf } from './announce.js';
import { nameOfChat } from './people.js';

const drafts = new Map();
const threads = new Map();
let shownFor = null;

const words = () => find('#words');
const key = () => `${seat.as}/${seat.in}`;
const isMentioning = () => here().kind !== 'personal' && find('#mention').getAttribute('aria-pressed') === 'true';
const thread = () => here().kind === 'channel' ? threads.get(key()) ?? null : null;

export function startComposing() {
  words().addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    find('#compose').requestSubmit();
  });
  words().addEventListener('input', fit);
  find('#mention').addEventListener('click', event => {
    const button = event.currentTarget;
    button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
    words().focus();
  });
  find('#replying button').addEventListener('click', () => replyTo(null));
  find('#compose').addEventListener('submit', event => {
    event.preventDefault();
    sendTyped();
  });
  for (const what of ['room', 'seat', 'members']) on(what, draw);
}

/** Goes on in a channel's thread, or begins a new one. */
export function replyTo(root) {
  threads.set(key(), root);
  draw();
  words().focus();
}

/** Says something in the chat that is shown; in a channel a new post becomes the thread to go on in. */
export async function say(text) {
  const from = key();
  const to = thread();
  const sending = post('messages', { as: seat.as, chat: seat.in, thread: to ?? undefined, text, ...device() });
  if (here().kind === 'channel' && !to) {
    const { id } = await sending;
    threads.set(from, id);
    draw();
  } else {
    await sending;
  }
}

async function sendTyped() {
  const typed = words().value;
  if (typed.trim() === '') return;
  const from = key();
  const text = isMentioning() && !new RegExp(`(?<!\\w)@${botName}(?!\\w)`, 'i').test(typed) ? `@${botName} ${typed.trim()}` : typed.trim();
  clear();
  trouble('');
  try {
    await say(text);
  } catch (error) {
    if (key() === from && words().value === '') words().value = typed;
    trouble(`That was not sent. ${error.message}`);
    fit();
  }
}

const trouble = sentence => { find('#trouble').textContent = sentence; };

function clear() {
  words().value = '';
  fit();
}

function draw() {
  if (shownFor !== key()) {
    if (shownFor) drafts.set(shownFor, words().value);
    shownFor = key();
    find('#mention').setAttribute('aria-pressed', 'true');
    words().value = drafts.get(key()) ?? '';
    trouble('');
    fit();
  }
  const root = thread() && here().messages.find(message => message.id === thread());
  const what = here().kind === 'personal' ? `Message to ${botName}`
    : root ? 'Reply in this thread' : here().kind === 'channel' ? 'New post' : `Message to ${nameOfChat(here())}`;
  find('#compose label').textContent = `${what}, as ${givenName(seat.as)}`;
  words().placeholder = `${what}, as ${givenName(seat.as)}`;
  find('#mention').hidden = here().kind === 'personal';
  find('#replying').hidden = !root;
  if (root) find('#replying span').textContent = `In the thread “${shortened(lineOf(root))}” of ${givenName(root.from)}.`;
}

const shortened = text => text.length > 40 ? `${text.slice(0, 40)}…` : text;

/** As high as its text, up to a third of the window. */
function fit() {
  words().style.height = 'auto';
  words().style.height = `${Math.min(words().scrollHeight, innerHeight / 3)}px`;
}
