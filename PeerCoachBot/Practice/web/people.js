// The rail: whom the visitor plays. And the chats of whoever that is.

import { find, make, unseen } from './make.js';
import { botName, chatsOf, givenName, on, room } from './room.js';
import { addressOf, chatFor, moveOnClick, seat } from './seat.js';
import { unread, unreadOf } from './seen.js';

const MOST_SHOWN = 9;

/** Somebody's picture: their initials on a colour of their own. */
export function avatar(key, name) {
  const initials = name.split(' ').map(part => part[0]).join('').slice(0, 2);
  return make('span', { class: 'avatar', 'data-of': key, 'aria-hidden': 'true' }, key === 'bot' ? 'PC' : initials);
}

const badge = count => count === 0 ? null : make('span', { class: 'badge' },
  count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count), unseen(count === 1 ? ' new message' : ' new messages'));

function drawPeople() {
  find('#people').replaceChildren(...room.people.map(person => {
    const link = make('a', { href: addressOf(person.key, chatFor(person.key, seat.in)), 'data-person': person.key, title: `Be ${person.name}` },
      avatar(person.key, person.name), make('span', { class: 'name' }, unseen('Be '), givenName(person.key), unseen(person.name.slice(givenName(person.key).length))),
      person.key === seat.as ? null : badge(unreadOf(person.key)));
    if (person.key === seat.as) link.setAttribute('aria-current', 'true');
    moveOnClick(link, person.key, () => seat.in);
    return make('li', {}, link);
  }));
}

export const nameOfChat = chat => chat.kind === 'channel' ? `${chat.team.name} › ${chat.name}` : chat.name;

/** Who reads a chat, in words. */
export function readersOf(chat) {
  const names = chat.members.map(givenName);
  return chat.kind === 'personal' ? `Only ${names[0]} and ${botName}` : `${new Intl.ListFormat('en-GB').format(names)}`;
}

const picture = chat => chat.kind === 'personal' ? avatar('bot', botName)
  : make('span', { class: 'avatar', 'data-of': chat.kind, 'aria-hidden': 'true' }, chat.kind === 'channel' ? '#' : String(chat.members.length));

function drawChats() {
  find('#chats').replaceChildren(...chatsOf(seat.as).map(chat => {
    const link = make('a', { href: addressOf(seat.as, chat.key), 'data-chat': chat.key },
      picture(chat),
      make('span', { class: 'about' }, make('strong', {}, nameOfChat(chat)), make('span', { class: 'readers' }, readersOf(chat))),
      chat.key === seat.in ? null : badge(unread(seat.as, chat)));
    if (chat.key === seat.in) link.setAttribute('aria-current', 'page');
    moveOnClick(link, seat.as, () => chat.key);
    return make('li', {}, link);
  }));
  const elsewhere = chatsOf(seat.as).filter(chat => chat.key !== seat.in).reduce((sum, chat) => sum + unread(seat.as, chat), 0);
  find('#chats-toggle').replaceChildren('Chats', ...[badge(elsewhere)].filter(Boolean));
}

/** Draws again, and leaves the keyboard where it is. */
function draw() {
  const held = document.activeElement?.closest('[data-person], [data-chat]');
  drawPeople();
  drawChats();
  if (held && !held.isConnected)
    find(held.dataset.person ? `[data-person="${held.dataset.person}"]` : `[data-chat="${held.dataset.chat}"]`)?.focus();
}

function fold(isOpen) {
  find('#chats-toggle').setAttribute('aria-expanded', String(isOpen));
}

export function startPeople() {
  for (const what of ['room', 'message', 'members', 'seat', 'seen']) on(what, draw);
  on('seat', () => fold(false));
  find('#chats-toggle').addEventListener('click', event => fold(event.currentTarget.getAttribute('aria-expanded') !== 'true'));
}
