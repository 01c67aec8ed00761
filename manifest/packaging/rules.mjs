// What Teams wants and its schema does not say, and what we want of our own package.
import { drawColor, drawOutline } from '../icons/draw.mjs';
import { LONGEST } from './languages.mjs';
import { CHANNELS, readPng } from './png.mjs';

/** Teams takes more, and shows ten on no client. */
const MOST_COMMANDS = 10;
/** From here to there is the middle of a colour icon that no client cuts away. */
const SAFE = { from: 36, to: 156 };
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
/** Where anybody can have a host. */
const SHARED = ['azurewebsites.net', 'azurecontainerapps.io', 'trafficmanager.net', 'devtunnels.ms', 'ngrok.io', 'ngrok.app'];

/** A sentence for each offence of a manifest that is of the right shape. */
export function ruleFaults(manifest, { permissions, readme, icons }) {
  return [
    ...versions(manifest), ...commands(manifest), ...actions(manifest), ...asks(manifest, permissions, readme), ...domains(manifest),
    ...icon('color.png', icons.color, drawColor(), isFilled), ...icon('outline.png', icons.outline, drawOutline(), isWhite),
  ];
}

function* versions({ $schema, manifestVersion }) {
  if (!$schema?.includes(`/v${manifestVersion}/`)) yield `manifest.json: $schema is of another version than manifestVersion, ${manifestVersion}.`;
}

function* commands({ bots: [bot] = [{}] }) {
  for (const { scopes, commands } of bot.commandLists ?? []) {
    const where = `manifest.json: the commands for ${scopes.join(' and ')}`;
    for (const scope of scopes) if (!bot.scopes.includes(scope)) yield `${where}: the bot is not in that scope (${scope}).`;
    if (commands.length > MOST_COMMANDS) yield `${where} are ${commands.length}; Teams shows at most ${MOST_COMMANDS}.`;
    for (const { title, description } of commands) {
      if (title.length > LONGEST.title) yield `${where}: “${title}” has ${title.length} characters, more than ${LONGEST.title}.`;
      if (description.length > LONGEST.description) yield `${where}: what “${title}” does takes ${description.length} characters, more than ${LONGEST.description}.`;
      if (commands.filter((other) => other.title === title).length > 1) yield `${where}: “${title}” is there twice.`;
    }
  }
  const all = (bot.commandLists ?? []).flatMap((list) => list.commands);
  for (const { title, description } of all)
    if (all.some((other) => other.title === title && other.description !== description)) yield `manifest.json: “${title}” is described in two ways; a translation could not tell which.`;
}

function* actions({ bots: [bot] = [{}], composeExtensions: [extension] = [] }) {
  if (!extension) return;
  if (extension.botId !== bot.botId) yield 'manifest.json: the message action belongs to another bot.';
  const ids = extension.commands.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) yield 'manifest.json: two actions have the same id.';
  for (const { id, type, fetchTask } of extension.commands)
    if (type === 'action' && !fetchTask) yield `manifest.json: the action ${id} would not ask the bot for its dialog (fetchTask).`;
}

/** Teams ignores a permission whose name it does not know; whoever installs the app is to know why each is asked for. */
function* asks({ authorization, webApplicationInfo }, permissions, readme) {
  const asked = authorization?.permissions?.resourceSpecific ?? [];
  for (const { name, type } of asked) {
    if (!Object.hasOwn(permissions, name)) yield `manifest.json: there is no permission ${name} (permissions.json lists those that there are).`;
    else if (permissions[name] !== type) yield `manifest.json: ${name} is of type ${permissions[name]}, not ${type}.`;
    if (!readme.includes(`\n| \`${name}\` |`)) yield `README.md does not say what ${name} is for.`;
  }
  if (asked.length > 0 && !webApplicationInfo?.id) yield 'manifest.json: permissions need webApplicationInfo.';
}

function* domains({ validDomains = [] }) {
  for (const domain of validDomains) {
    if (!HOST.test(domain)) yield `manifest.json: “${domain}” in validDomains is not the name of one host, without scheme, path or wildcard.`;
    if (SHARED.includes(domain)) yield `manifest.json: “${domain}” in validDomains belongs to others as well.`;
  }
}

function* icon(name, file, drawn, offence) {
  const picture = readPng(file);
  if (picture.fault) return yield `icons/${name} ${picture.fault}.`;
  const { width, height, pixels } = picture;
  if (width !== drawn.width || height !== drawn.height) return yield `icons/${name} is ${width} by ${height} pixels, but must be ${drawn.width} by ${drawn.height}.`;
  const fault = offence(pixels, width);
  if (fault) yield `icons/${name} ${fault}.`;
  else if (!pixels.equals(drawn.pixels)) yield `icons/${name} is not what icons/draw.mjs draws: run node icons/draw.mjs.`;
}

function isFilled(pixels, width) {
  const ground = pixels.subarray(0, CHANNELS);
  for (let at = 0; at < pixels.length; at += CHANNELS) {
    const [x, y] = [(at / CHANNELS) % width, Math.floor(at / CHANNELS / width)];
    if (pixels[at + 3] !== 255) return `is transparent at ${x}, ${y}`;
    const isSafe = [x, y].every((place) => place >= SAFE.from && place < SAFE.to);
    if (!isSafe && !pixels.subarray(at, at + CHANNELS).equals(ground)) return `has something at ${x}, ${y}, where clients may cut it away`;
  }
}

function isWhite(pixels) {
  for (let at = 0; at < pixels.length; at += CHANNELS)
    if (pixels[at + 3] !== 0 && pixels.subarray(at, at + 3).some((channel) => channel !== 255)) return 'has another colour than white';
}
