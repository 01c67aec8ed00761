// Puts the page together: who the visitor is, what is shown, and what comes from the server.

import { startAnnouncing } from './announce.js';
import { closeTask, startTask } from './cards/task.js';
import { startClock } from './clock.js';
import { replyTo, startComposing } from './compose.js';
import { startGuide } from './guide.js';
import { find } from './make.js';
import { startMessages } from './messages.js';
import { complain, connected, startNotice } from './notice.js';
import { startPeople } from './people.js';
import { startPlace } from './place.js';
import { on } from './room.js';
import { sit } from './seat.js';
import { forgetOthers } from './seen.js';
import { listen, post } from './server.js';
import { startTheme } from './theme.js';

let isSeated = false;
on('room', ({ isReset }) => {
  if (!isSeated || isReset) sit();
  isSeated = true;
  forgetOthers();
});
on('seat', closeTask);

startTheme();
startTask();
startPlace();
startPeople();
startMessages({ reply: replyTo });
startComposing();
startGuide(complain);
startAnnouncing();
startClock(complain);
startNotice();

find('#reset').addEventListener('click', () => find('#sure').showModal());
for (const button of find('#sure').querySelectorAll('button'))
  button.addEventListener('click', async () => {
    find('#sure').close();
    if (button.value !== 'yes') return;
    try {
      await post('reset', {});
    } catch (error) {
      complain(error.message);
    }
  });

listen(connected);
