// The room's clock, which can skip ahead.

import { announce } from './announce.js';
import { find } from './make.js';
import { now, on } from './room.js';
import { post } from './server.js';

const shown = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const short = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** When something was: the time alone where it was today. */
export function timeOf(instant) {
  const then = new Date(instant);
  return (then.toDateString() === now().toDateString() ? short : long).format(then);
}

function draw() {
  const clock = find('#clock');
  clock.dateTime = now().toISOString();
  clock.textContent = shown.format(now());
}

export function startClock(say) {
  for (const button of document.querySelectorAll('[data-minutes]'))
    button.addEventListener('click', async () => {
      button.setAttribute('aria-busy', 'true');
      try {
        await post('clock', { minutes: Number(button.dataset.minutes) });
        announce(`It is now ${shown.format(now())}.`);
      } catch (error) {
        say(error.message);
      } finally {
        button.removeAttribute('aria-busy');
      }
    });
  on('clock', draw);
  on('room', draw);
  setInterval(draw, 1000);
}
