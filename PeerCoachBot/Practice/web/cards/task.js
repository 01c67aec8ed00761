// A dialog that the bot asks for. What is typed in it is left alone by whatever happens behind it, and goes only when
// the bot has taken it or it is closed.

import { announce } from '../announce.js';
import { find, make } from '../make.js';
import { botName } from '../room.js';
import { openMenu } from './menu.js';
import { fetchTask, submitTask } from './press.js';
import { draw } from './renderer.js';

const dialog = () => find('#task');
let open = null;

/** Asks the bot for a dialog and shows it; gives a sentence where it shows none. */
export async function openTask(place, data, giveBackFocus) {
  const answer = await fetchTask(place, data);
  if (answer.fault) return answer;
  open = { place, giveBackFocus, isBusy: false };
  find('#task-title').textContent = botName;
  show(answer);
  if (!dialog().open) dialog().showModal();
  focusFirst();
  return {};
}

export const closeTask = () => dialog().close();

export function startTask() {
  dialog().querySelector('.close').addEventListener('click', closeTask);
  dialog().addEventListener('close', () => {
    const closed = open;
    open = null;
    content().replaceChildren();
    closed?.giveBackFocus();
  });
}

const content = () => dialog().querySelector('.content');

function show(answer) {
  if (answer.sentence) {
    content().replaceChildren(make('p', {}, answer.sentence), make('div', { class: 'buttons' },
      make('button', { type: 'button', class: 'primary', onclick: closeTask }, 'OK')));
    return;
  }
  find('#task-title').textContent = answer.dialog.title;
  dialog().dataset.size = answer.dialog.size;
  content().replaceChildren(draw(answer.dialog.card, { onPress: press, onMenu: openMenu }) ?? '');
}

async function press(action) {
  if (open.isBusy) return;
  open.isBusy = true;
  content().setAttribute('aria-busy', 'true');
  content().querySelector('.trouble')?.remove();
  const asked = open;
  const answer = await submitTask(asked.place, action.data);
  content().removeAttribute('aria-busy');
  if (asked !== open) return;
  open.isBusy = false;
  if (answer.fault) {
    content().append(make('p', { class: 'trouble', role: 'alert' }, answer.fault));
  } else if (answer.dialog || answer.sentence) {
    show(answer);
    focusFirst();
    announce(warningIn(answer.dialog?.card.body) ?? '');
  } else {
    closeTask();
    announce('Sent.');
  }
}

/** What a dialog that came back says is wrong, if it says so. */
function warningIn(elements) {
  for (const element of elements ?? []) {
    if (element.type === 'TextBlock' && element.color?.toLowerCase() === 'attention') return element.text;
    const inner = warningIn(element.items);
    if (inner) return inner;
  }
  return undefined;
}

/** The first thing to fill in, or else to press. */
function focusFirst() {
  const first = content().querySelector('textarea, input, select') ?? content().querySelector('button, [tabindex="0"]')
    ?? dialog().querySelector('.close');
  first.focus();
}
