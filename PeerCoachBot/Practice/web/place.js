// The head of the chat that is shown: its name and who reads it; in the group chat, who belongs to it.

import { find, make } from './make.js';
import { avatar, nameOfChat, readersOf } from './people.js';
import { botName, givenName, on, room } from './room.js';
import { here, move, seat } from './seat.js';
import { device, post } from './server.js';

export function startPlace() {
  for (const what of ['room', 'seat', 'members']) on(what, draw);
  on('members', chat => {
    // Whoever was taken out of the chat that is shown sees it no longer.
    if (chat === here() && !chat.members.includes(seat.as)) move(seat.as, 'channel');
    drawCircle();
  });
  find('#people-toggle').addEventListener('click', () => {
    drawCircle();
    find('#circle').showModal();
  });
  find('#circle .close').addEventListener('click', () => find('#circle').close());
}

function draw() {
  const chat = here();
  find('#place').textContent = nameOfChat(chat);
  find('#members').textContent = chat.kind === 'channel' ? `Everybody in the team reads here: ${readersOf(chat)}`
    : chat.kind === 'personal' ? `${readersOf(chat)} read here` : `${chat.members.length} people: ${readersOf(chat)}`;
  find('#people-toggle').hidden = chat.kind !== 'groupChat';
  document.title = `${givenName(seat.as)} in ${nameOfChat(chat)} | ${botName} practice room`;
}

function drawCircle() {
  if (here().kind !== 'groupChat') return find('#circle').close();
  const trouble = make('p', { class: 'trouble', role: 'alert' });
  find('#circle .content').replaceChildren(
    make('ul', { class: 'circle' }, ...room.people.map(person => {
      const box = make('input', { type: 'checkbox', checked: here().members.includes(person.key), disabled: person.key === seat.as, onchange: () => change(person, box, trouble) });
      return make('li', {}, make('label', {}, box, avatar(person.key, person.name), person.name, person.key === seat.as ? ' (you)' : ''));
    })),
    make('p', { class: 'note' }, 'Whoever is in the chat reads it. Words stand on its cards where everybody who reads them takes part.'),
    trouble);
}

async function change(person, box, trouble) {
  try {
    await post('members', { as: seat.as, chat: seat.in, person: person.key, isMember: box.checked, ...device() });
  } catch (error) {
    box.checked = !box.checked;
    trouble.textContent = error.message;
  }
}
