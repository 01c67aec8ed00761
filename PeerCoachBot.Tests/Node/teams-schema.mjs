// Makes a JSON schema of what Teams draws from the TypeScript types of Microsoft's package, in memory.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import generator from 'ts-json-schema-generator';
import ts from 'typescript';

const Root = 'IAdaptiveCard';

/** The schema, in which a wrong element is told by its own rules rather than by those of all elements. */
export function teamsSchema() {
  const types = createRequire(import.meta.url).resolve('@microsoft/teams.cards').replace(/index\.js$/, 'core.d.ts');
  const config = { ...generator.DEFAULT_CONFIG, type: Root, expose: 'all', topRef: true, skipTypeCheck: true };
  const program = programOf(readFileSync(types, 'utf8'));
  const schema = new generator.SchemaGenerator(
    program, generator.createParser(program, config), generator.createFormatter(config), config).createSchema(Root);
  tellApart(schema, schema.definitions);
  return schema;
}

function programOf(text) {
  // Outside of node_modules, where the generator takes types for somebody else's.
  const name = '/cards.ts';
  const options = { target: ts.ScriptTarget.ES2022, strict: true, noLib: false, types: [] };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (file, ...rest) =>
    file === name ? ts.createSourceFile(file, text, options.target, true) : getSourceFile.call(host, file, ...rest);
  host.fileExists = (file) => file === name || fileExists.call(host, file);
  host.readFile = (file) => (file === name ? text : readFile.call(host, file));
  return ts.createProgram([name], options, host);
}

/** Where alternatives are objects of different types, lets "type" choose among them. */
function tellApart(node, definitions) {
  if (node === null || typeof node !== 'object') return;
  for (const child of Object.values(node)) tellApart(child, definitions);
  const kinds = node.anyOf?.map((option) => kindOf(option, definitions));
  if (!kinds || kinds.length < 2) return;

  const named = new Map();
  const others = [];
  node.anyOf.forEach((option, i) => (kinds[i] ? named.set(kinds[i], option) : others.push(option)));
  if (named.size < 2) return;
  const choice = { type: 'object', required: ['type'], discriminator: { propertyName: 'type' }, oneOf: [...named.values()] };
  delete node.anyOf;
  if (others.length === 0) Object.assign(node, choice);
  // What is no object, such as "drop" or a plain string, is judged by the others, and an object by its type.
  else Object.assign(node, { if: { type: 'object' }, then: choice, else: { anyOf: others } });
}

/** The one value that an alternative's "type" can have. */
function kindOf(option, definitions) {
  const target = option.$ref && definitions[decodeURIComponent(option.$ref.split('/').pop())];
  return target?.properties?.type?.const;
}
