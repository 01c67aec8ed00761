// A language is one file in `languages/`, called by its tag, with the words that people read about the app. Here it
// becomes the file that Teams reads, which goes by positions: `bots[0].commandLists[1].commands[0].description`.
// A command's title is what gets sent to the bot; a language may have its own once the bot understands it.

/** How much of a command fits on a phone; the schema lets it be longer. */
export const LONGEST = { title: 32, description: 128 };

/** Every text of the manifest that Teams shows: its key there, the key in our files, and the English. */
export function wordsOf(manifest) {
  const words = [
    { key: 'name.full', ours: ['name', 'full'], english: manifest.name.full },
    { key: 'description.short', ours: ['description', 'short'], english: manifest.description.short },
    { key: 'description.full', ours: ['description', 'full'], english: manifest.description.full },
  ];
  const add = (key, ours, english, isOptional) => words.push({ key, ours, english, isOptional, most: LONGEST[ours.at(-1)] });
  (manifest.bots?.[0]?.commandLists ?? []).forEach(({ commands }, list) =>
    commands.forEach(({ title, description }, n) => {
      const at = `bots[0].commandLists[${list}].commands[${n}]`;
      add(`${at}.title`, ['commands', title, 'title'], title, true);
      add(`${at}.description`, ['commands', title, 'description'], description);
    }));
  (manifest.composeExtensions?.[0]?.commands ?? []).forEach(({ id, title, description }, n) => {
    add(`composeExtensions[0].commands[${n}].title`, ['actions', id, 'title'], title);
    add(`composeExtensions[0].commands[${n}].description`, ['actions', id, 'description'], description);
  });
  return words;
}

/** Teams' file for one language, and a sentence for each text that is missing, still English, or of nothing. */
export function translate(manifest, file, translation) {
  const faults = [];
  const wanted = wordsOf(manifest);
  const translated = { 'name.short': manifest.name.short };
  for (const { key, ours, english, isOptional, most } of wanted) {
    const text = ours.reduce((part, name) => part?.[name], translation);
    if (typeof text === 'string' && text.trim()) translated[key] = text;
    else if (isOptional && text === undefined) translated[key] = english;
    else faults.push(`${file}: ${ours.join(' → ')} is not translated (“${english}”).`);
    if (text?.length > most) faults.push(`${file}: ${ours.join(' → ')} has ${text.length} characters, more than ${most}.`);
    if (text === english && english.includes(' ') && !isOptional) faults.push(`${file}: ${ours.join(' → ')} is still in English (“${english}”).`);
  }
  const known = new Set(wanted.map(({ ours }) => ours.join(' → ')));
  for (const path of leaves(translation)) if (!known.has(path)) faults.push(`${file}: ${path} translates nothing in manifest.json.`);
  return { translated, faults: [...new Set(faults)] };
}

function leaves(part, path = []) {
  return part !== null && typeof part === 'object'
    ? Object.entries(part).flatMap(([name, value]) => leaves(value, [...path, name]))
    : [path.join(' → ')];
}
