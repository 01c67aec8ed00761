// Takes a press to the bot, and makes one of a few outcomes of its answer, as Teams does.

import { post, device } from '../server.js';
import { themeName } from '../theme.js';

/** What Teams says when a bot gives no answer that could be shown. */
export const unreachable = 'Unable to reach app. Please try again.';

const cardType = 'application/vnd.microsoft.card.adaptive';

/** Where a press happens: somebody, in a chat, on a message's card, or in its menu. */
const at = place => ({ as: place.as, chat: place.chat, message: place.message, ...device() });

/** Presses a button that acts at once. Gives `{card}`, `{sentence}` or `{fault}`. */
export async function execute(place, action) {
  const body = await send({ ...at(place), kind: 'execute', verb: action.verb, id: action.id, title: action.title, data: action.data ?? {} });
  if (body?.statusCode === 200 && body.type === cardType && isObject(body.value)) return { card: body.value };
  if (body?.statusCode === 200 && body.type === 'application/vnd.microsoft.activity.message' && typeof body.value === 'string')
    return { sentence: body.value };
  if (body?.type === 'application/vnd.microsoft.error' && typeof body.value?.message === 'string') return { fault: body.value.message };
  return { fault: unreachable };
}

/** Presses a button that brings data in a message. */
export async function submit(place, data) {
  return await send({ ...at(place), kind: 'message', data }) === null ? { fault: unreachable } : {};
}

/** Accepts or declines a file. */
export const answerFile = async (place, isAccepted) => await send({ ...at(place), kind: 'file', isAccepted }) === null ? { fault: unreachable } : {};

/** Opens a dialog. Gives `{dialog}`, `{sentence}` or `{fault}`. */
export const fetchTask = (place, data) => task(place, place.isMenu ? 'choose' : 'fetch', data);

/** Sends a dialog. An empty answer closes it: `{}`. */
export const submitTask = (place, data) => task(place, place.isMenu ? 'choose-submit' : 'submit', data);

async function task(place, kind, data) {
  const body = await send({ ...at(place), kind, data: data ?? {}, theme: themeName() });
  if (body === null) return { fault: unreachable };
  const asked = body.task;
  if (asked === undefined) return kind.endsWith('submit') ? {} : { fault: unreachable };
  if (asked?.type === 'message' && typeof asked.value === 'string') return { sentence: asked.value };
  if (asked?.type === 'continue' && asked.value?.card?.contentType === cardType && isObject(asked.value.card.content))
    return { dialog: { title: asked.value.title ?? '', size: asked.value.width ?? 'medium', card: asked.value.card.content } };
  return { fault: unreachable };
}

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The bot's answer; an empty object where it had no content, null where it took nothing or could not be reached. */
async function send(press) {
  try {
    const { status, body } = await post('presses', press);
    return status >= 200 && status < 300 ? body ?? {} : null;
  } catch {
    return null;
  }
}
