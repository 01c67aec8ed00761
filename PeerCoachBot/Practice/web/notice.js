// Says above the messages what keeps the page from being whole: the connection, or the card renderer.

import { load } from './cards/renderer.js';
import { find, make } from './make.js';
import { drawCards } from './messages.js';
import { on, room } from './room.js';
import { post } from './server.js';

let isConnected = true;
let isKnown = false;
let isDrawing = false;
let complaint = null;

export function startNotice() {
  on('packages', async () => {
    isKnown = true;
    draw();
    if (!room.packages.areReady || isDrawing) return;
    try {
      await load();
      isDrawing = true;
      drawCards();
    } catch (error) {
      complain(error.message);
    }
    draw();
  });
}

/** Tells whether what happens in the room still comes here. */
export function connected(isNow) {
  isConnected = isNow;
  draw();
}

/** Says what went wrong; the next one takes its place. */
export function complain(sentence) {
  complaint = sentence;
  draw();
}

function draw() {
  const notice = find('#notice');
  const [kind, ...content] = current();
  if (notice.dataset.kind === kind) return;
  notice.dataset.kind = kind;
  notice.replaceChildren(...content);
}

function current() {
  if (!isConnected) return ['apart', make('p', {}, 'The bot does not answer. As soon as it does, this goes on by itself.')];
  if (complaint) return [`complaint ${complaint}`, make('p', {}, complaint), button('Dismiss', () => complain(null))];
  const { areReady, missing, remedy, reason } = room.packages;
  if (!isKnown || (areReady && isDrawing)) return [''];
  if (!missing) return ['fetching', make('p', {}, 'Fetching Microsoft’s card renderer…')];
  return [`missing ${reason}`,
    make('div', {},
      make('p', {}, make('strong', {}, missing), ' ', remedy, ' Until then cards are shown as a line of text.'),
      make('details', {}, make('summary', {}, 'The exact reason'), make('pre', { tabIndex: 0 }, reason))),
    button('Try again', () => post('packages', {}).catch(error => complain(error.message)))];
}

const button = (name, onclick) => make('button', { type: 'button', onclick }, name);
