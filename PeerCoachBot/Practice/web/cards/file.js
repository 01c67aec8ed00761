// A file that the bot offers in a 1:1 chat, or shows once it is where somebody wanted it.

import { announce } from '../announce.js';
import { make, unseen } from '../make.js';
import { answerFile } from './press.js';

const shownType = 'application/vnd.microsoft.teams.card.file.info';

/** The files of a message, each in a box. */
export const files = (place, message) => make('div', { class: 'bubble files' },
  ...message.files.map(file => file.contentType === shownType ? shown(file) : offered(place, message, file)));

const shown = file => make('p', { class: 'file' }, make('a', { href: file.contentUrl, download: file.name }, 'Download ', file.name));

function offered(place, message, file) {
  const box = make('div', { class: 'file' },
    make('p', {}, make('strong', {}, file.name)),
    make('p', {}, file.content?.description ?? ''));
  if (message.fileAnswer) {
    box.append(make('p', { class: 'note' }, message.fileAnswer === 'accept' ? 'You accepted this file.' : 'You declined this file.'));
    return box;
  }
  const answer = isAccepted => async () => {
    const { fault } = await answerFile(place, isAccepted);
    if (fault) announce(fault);
  };
  const button = (word, isAccepted) => make('button', { type: 'button', onclick: answer(isAccepted) }, word, unseen(` ${file.name}`));
  box.append(make('p', { class: 'buttons' }, button('Allow', true), ' ', button('Decline', false)));
  return box;
}
