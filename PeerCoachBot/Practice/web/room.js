// What this window knows of the room, and who wants to hear of changes.

export const bot = 'bot';
export const botName = 'PeerCoach';

export const room = {
  tenant: null,
  people: [],
  chats: [],
  packages: { areReady: false },
  /** How far the room's clock is ahead of this browser's, in milliseconds. */
  ahead: 0,
};

const listeners = new Map();

/** Hears of `room` (everything anew), `message`, `members`, `clock`, `packages` and `seat`. */
export function on(what, listener) {
  listeners.set(what, [...(listeners.get(what) ?? []), listener]);
}

export function tell(what, detail) {
  for (const listener of listeners.get(what) ?? []) listener(detail);
}

export const chatCalled = key => room.chats.find(chat => chat.key === key);
export const personCalled = key => room.people.find(person => person.key === key);
export const givenName = key => key === bot ? botName : personCalled(key)?.name.split(' ')[0] ?? '';
export const nameOf = key => key === bot ? botName : personCalled(key)?.name ?? '';
export const chatWith = key => room.chats.find(chat => chat.kind === 'personal' && chat.members[0] === key);
export const chatsOf = key => room.chats.filter(chat => chat.members.includes(key));
export const now = () => new Date(Date.now() + room.ahead);

/** Takes what the server tells. */
export function take(news) {
  switch (news.kind) {
    case 'room': {
      const isReset = room.tenant !== null && room.tenant !== news.room.tenant;
      Object.assign(room, { tenant: news.room.tenant, people: news.room.people, chats: news.room.chats });
      setClock(news.now);
      return tell('room', { isReset });
    }
    case 'message': {
      const chat = chatCalled(news.chat);
      const at = chat.messages.findIndex(message => message.id === news.message.id);
      if (at < 0) chat.messages.push(news.message);
      else chat.messages[at] = news.message;
      return tell('message', { chat, message: news.message, isNew: at < 0 });
    }
    case 'members':
      chatCalled(news.chat).members = news.members;
      return tell('members', chatCalled(news.chat));
    case 'clock':
      setClock(news.now);
      return tell('clock');
    case 'packages':
      room.packages = news;
      return tell('packages');
  }
}

function setClock(instant) {
  room.ahead = Date.parse(instant) - Date.now();
}
