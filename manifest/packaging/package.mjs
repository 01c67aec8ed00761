// Puts the package together: fills the settings into manifest.json, adds the languages, and checks everything.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { translate } from './languages.mjs';
import { ruleFaults } from './rules.mjs';
import { schemaFaults } from './schema.mjs';
import { zip } from './zip.mjs';

/** The zip, or a sentence for each fault; never both. `folder` holds manifest.json and what belongs to it. */
export function makePackage(folder, settings) {
  const read = (...path) => readFileSync(join(folder, ...path));
  const json = (...path) => {
    try {
      return JSON.parse(read(...path).toString('utf8'));
    } catch (error) {
      throw new Error(`${path.join('/')}: ${error.message}`);
    }
  };

  const faults = [];
  const manifest = fill(json('manifest.json'), settings, faults);
  const icons = { color: read('icons', 'color.png'), outline: read('icons', 'outline.png') };
  const files = new Map([['color.png', icons.color], ['outline.png', icons.outline]]);
  const tags = readdirSync(join(folder, 'languages')).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length)).sort();
  manifest.localizationInfo = { defaultLanguageTag: 'en', additionalLanguages: tags.map((tag) => ({ languageTag: tag, file: `${tag}.json` })) };

  faults.push(...schemaFaults(manifest.manifestVersion, 'MicrosoftTeams', 'manifest.json', manifest));
  // The rules count on the shape that the schema guarantees.
  if (faults.length > 0) return { faults };
  faults.push(...ruleFaults(manifest, { permissions: json('permissions.json'), readme: read('README.md').toString('utf8'), icons }));

  for (const tag of tags) {
    const { translated, faults: untranslated } = translate(manifest, `languages/${tag}.json`, json('languages', `${tag}.json`));
    const content = { $schema: manifest.$schema.replace('MicrosoftTeams.schema', 'MicrosoftTeams.Localization.schema'), ...translated };
    faults.push(...untranslated);
    if (untranslated.length === 0) faults.push(...schemaFaults(manifest.manifestVersion, 'MicrosoftTeams.Localization', `languages/${tag}.json`, content));
    files.set(`${tag}.json`, text(content));
  }
  files.set('manifest.json', text(manifest));
  return faults.length > 0 ? { faults } : { faults, manifest, zip: zip(files) };
}

function fill(part, settings, faults) {
  if (typeof part === 'string')
    return part.replace(/\$\{\{(.*?)\}\}/g, (_, name) => {
      if (Object.hasOwn(settings, name)) return settings[name];
      faults.push(`manifest.json: there is no setting ${name}.`);
      return '';
    });
  if (Array.isArray(part)) return part.map((item) => fill(item, settings, faults));
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, fill(value, settings, faults)]));
}

function text(content) {
  return Buffer.from(`${JSON.stringify(content, null, 2)}\n`, 'utf8');
}
