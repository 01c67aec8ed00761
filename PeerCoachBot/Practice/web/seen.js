// What each person has seen of each chat, shared by this browser's windows.

import { chatsOf, room, tell } from './room.js';

const place = () => `practice-room-seen/${room.tenant}`;

const read = () => {
  try {
    return JSON.parse(localStorage.getItem(place())) ?? {};
  } catch {
    return {};
  }
};

/** Notes that somebody has a chat before their eyes. */
export function see(as, chat) {
  const newest = chat.messages.at(-1)?.id;
  const seen = read();
  if (!newest || seen[`${as}/${chat.key}`] === newest) return;
  seen[`${as}/${chat.key}`] = newest;
  localStorage.setItem(place(), JSON.stringify(seen));
  tell('seen');
}

/** How many messages of others somebody has not seen in a chat. */
export function unread(as, chat) {
  const last = BigInt(read()[`${as}/${chat.key}`] ?? 0);
  return chat.messages.filter(message => message.from !== as && BigInt(message.id) > last).length;
}

/** How many there are in all of somebody's chats. */
export const unreadOf = as => chatsOf(as).reduce((sum, chat) => sum + unread(as, chat), 0);

/** Forgets rooms that are no more. */
export function forgetOthers() {
  for (const key of Object.keys(localStorage))
    if (key.startsWith('practice-room-seen/') && key !== place()) localStorage.removeItem(key);
}

addEventListener('storage', event => {
  if (event.key === place()) tell('seen');
});
