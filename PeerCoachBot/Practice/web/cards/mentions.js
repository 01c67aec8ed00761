// Mentions in a card, as Teams draws them: the name in place of its tags, letter by letter.

/** The same card with the names of those it mentions. */
export function withMentions(card) {
  const mentions = (card.msteams?.entities ?? []).filter(entity => entity?.type === 'mention' && entity.text && entity.mentioned?.name);
  return mentions.length === 0 ? card : { ...card, body: named(card.body, mentions) };
}

function named(part, mentions) {
  if (Array.isArray(part)) return part.map(one => named(one, mentions));
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).map(([key, value]) =>
    part.type === 'TextBlock' && key === 'text' && typeof value === 'string' ? [key, inText(value, mentions)] : [key, named(value, mentions)]);
  return Object.fromEntries(entries);
}

const inText = (text, mentions) =>
  mentions.reduce((whole, { text: tagged, mentioned }) => whole.replaceAll(tagged, () => escaped(mentioned.name)), text);

/** Markdown takes no effect in a name. */
const escaped = name => name.replace(/[\\`*_{}[\]()#+.!~|<>&-]/g, '\\$&');
