// Who the visitor is in this window, and in which chat: both stand in the address, so that each person can have a window.

import { chatCalled, chatWith, personCalled, room, tell } from './room.js';

export const seat = { as: 'ana', in: 'group' };

/** The chat that is shown. */
export const here = () => chatCalled(seat.in);

/** The address of a seat; somebody's 1:1 chat is `in=chat` for each of them. */
export const addressOf = (as, chat) => `/?as=${as}&in=${chatCalled(chat)?.kind === 'personal' ? 'chat' : chat}`;

/** The chat that somebody would be shown: the same as now if they are in it. */
export const chatFor = (as, chat) => {
  const wanted = chat === 'chat' || chatCalled(chat)?.kind === 'personal' ? chatWith(as) : chatCalled(chat);
  return (wanted?.members.includes(as) ? wanted : chatCalled('channel')).key;
};

/** Takes a seat from the address, and puts into the address what could not be had. */
export function sit() {
  const asked = new URLSearchParams(location.search);
  const as = personCalled(asked.get('as'))?.key ?? room.people[0].key;
  take(as, chatFor(as, asked.get('in') ?? 'group'));
  history.replaceState(null, '', addressOf(seat.as, seat.in));
}

/** Changes the seat, and the address with it. */
export function move(as, chat) {
  const before = `${seat.as} ${seat.in}`;
  take(as, chatFor(as, chat));
  if (before !== `${seat.as} ${seat.in}`) history.pushState(null, '', addressOf(seat.as, seat.in));
  tell('seat');
}

/** Makes a link change the seat in this window; with Ctrl or the middle button it opens another, as links do. */
export function moveOnClick(link, as, chat) {
  link.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    move(as, chat());
  });
}

addEventListener('popstate', () => {
  sit();
  tell('seat');
});

function take(as, chat) {
  seat.as = as;
  seat.in = chat;
}
