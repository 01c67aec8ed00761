// Tells screen readers what came, politely and in a line.

import { find } from './make.js';
import { bot, nameOf, on } from './room.js';
import { here, seat } from './seat.js';
import { nameOfChat } from './people.js';

const LONGEST = 160;
const STAYS = 3000;

/** Says a sentence once. */
export function announce(sentence) {
  if (!sentence) return;
  const line = document.createElement('p');
  line.textContent = sentence;
  find('#announcer').append(line);
  setTimeout(() => line.remove(), STAYS);
}

/** A message in a line: its title where it is a card. */
export function lineOf(message) {
  const card = message.cards?.[0];
  const title = card && (headingOf(card.body) ?? message.summary ?? card.fallbackText ?? 'a card');
  const text = title ?? message.files?.[0]?.name ?? message.text;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function headingOf(elements) {
  for (const element of elements ?? []) {
    if (element.type === 'TextBlock' && element.style === 'heading') return element.text;
    const inner = headingOf(element.items ?? element.columns);
    if (inner) return inner;
  }
  return undefined;
}

export function startAnnouncing() {
  on('message', ({ chat, message, isNew }) => {
    if (!isNew || message.from === seat.as || !chat.members.includes(seat.as)) return;
    const where = chat === here() ? '' : ` in ${message.from === bot && chat.kind === 'personal' ? 'your own chat' : nameOfChat(chat)}`;
    announce(`${nameOf(message.from)}${where}: ${lineOf(message)}`);
  });
}
