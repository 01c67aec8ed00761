// What helps a newcomer through the first minute: a welcome where nothing has been said, and one hint at a time.

import { find, make } from './make.js';
import { chatCalled, givenName, on } from './room.js';
import { addressOf, here, move, seat } from './seat.js';
import { say } from './compose.js';

const place = 'practice-room-hint';

/** Who started the session in the group chat, and who was played since. */
let starter = null;
const played = new Set();

export function startGuide(complain) {
  for (const what of ['room', 'seat', 'members', 'message']) on(what, () => {
    played.add(seat.as);
    drawEmpty(complain);
    drawHint();
  });
  on('room', ({ isReset }) => isReset && (starter = null, played.clear()));
  on('message', ({ chat, message }) => {
    if (chat.key === 'group' && message.delivery === 'Taken' && / start$/i.test(message.text) && !starter) {
      starter = message.from;
      played.clear();
      played.add(seat.as);
    }
    drawHint();
  });
}

async function startSession(complain) {
  try {
    await say('@PeerCoach start');
    find('#messages').focus();
  } catch (error) {
    complain(error.message);
  }
}

const startButton = complain => make('button', { type: 'button', class: 'primary', onclick: () => startSession(complain) }, 'Start a session');

function drawEmpty(complain) {
  const chat = here();
  const kind = chat.messages.length > 0 ? 'none' : `${chat.kind}/${seat.as}/${chat.members}`;
  if (find('#empty').dataset.kind === kind) return;
  find('#empty').dataset.kind = kind;
  find('#empty').replaceChildren(...(kind === 'none' ? [] : [make('section', { class: 'welcome' }, ...welcome(chat, complain))]));
}

function welcome(chat, complain) {
  const name = givenName(seat.as);
  if (chat.kind === 'personal') return [
    make('h3', {}, `${name} and PeerCoach, alone`),
    make('p', {}, `What is written here only ${name} and PeerCoach see. Write “help”, or give an answer here that stays hidden until all are in.`),
  ];
  if (chat.kind === 'channel') return [
    make('h3', {}, 'A session in a channel'),
    make('p', {}, 'Everybody in the team can read here, so PeerCoach keeps people’s words off its cards and shows them to those who take part. A session lives in a thread of its own.'),
    startButton(complain),
  ];
  const others = chat.members.filter(key => key !== seat.as);
  const names = others.map(givenName);
  return [
    make('h3', {}, 'See a peer coaching session in a minute'),
    make('p', {}, `This page is like Teams, for you alone and on this machine: you play several peers, and PeerCoach answers them as it would there. Start a session as ${name}; then switch to ${names.join(' and ')}, whose pictures are beside the chats, and take part as each of them.`),
    startButton(complain),
    make('p', { class: 'note' }, 'Or give each a window: ', ...others.flatMap((key, at) => [
      at === 0 ? '' : ', ', make('a', { href: addressOf(key, chat.key), target: '_blank', rel: 'noopener' }, givenName(key))])),
  ];
}

function drawHint() {
  const hint = localStorage.getItem(place) === 'done' ? null : nextHint();
  const bar = find('#hint');
  if (bar.dataset.hint === (hint?.text ?? '')) return;
  bar.dataset.hint = hint?.text ?? '';
  bar.hidden = !hint;
  if (!hint) return bar.replaceChildren();
  bar.replaceChildren(
    make('p', {}, hint.text),
    ...(hint.be ? [make('button', { type: 'button', onclick: () => be(hint.be) }, `Be ${givenName(hint.be)}`)] : []),
    make('button', { type: 'button', class: 'quiet', onclick: dismiss }, 'No more hints'));
}

function be(key) {
  move(key, 'group');
  find('#messages').focus();
}

function dismiss() {
  localStorage.setItem(place, 'done');
  drawHint();
  find('#words').focus();
}

/** What can be pressed in a chat now, by what its cards carry: their words may be of any language. */
const offers = (chat, mark) => chat.messages.some(message => JSON.stringify(message.cards).includes(mark));

/** One thing to do next, by what the cards of the group chat offer and who has been played since its session began. */
function nextHint() {
  const group = chatCalled('group');
  if (!starter || here() !== group) return null;
  const name = givenName(seat.as);
  const next = group.members.find(key => key !== starter && !played.has(key));
  if (offers(group, '/answer/'))
    return { text: 'Press “Write my answer” as each of them; nobody’s words show before all are in. The clock’s buttons above make time pass.' };
  if (!offers(group, '/take-part"')) return null;
  if (next && seat.as === starter)
    return { be: next, text: `Press “Take part” as ${name}. Then be ${givenName(next)}: switch here, and press it there too.` };
  if (next) return { be: next, text: `You are ${name} now: press “Take part”. Then be ${givenName(next)} and do the same.` };
  return { text: `You are ${name} now: press “Take part” if you have not, and then “Begin”.` };
}
