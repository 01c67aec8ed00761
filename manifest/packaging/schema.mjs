// Microsoft's JSON schemas, out of the npm package that Microsoft's own tools use. Nothing is fetched.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const schemas = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json')), 'build', 'json-schemas', 'teams');
// Their patterns are not all valid with the `u` flag, which Ajv would set.
const ajv = addFormats(new Ajv({ allErrors: true, strict: false, unicodeRegExp: false }), ['uri', 'email', 'regex']);
const validators = new Map();

/** A sentence for each thing in which a file is not as Microsoft's schema of that version wants it. */
export function schemaFaults(version, schema, file, content) {
  const path = join(schemas, `v${version}`, `${schema}.schema.json`);
  if (!/^\d+\.\d+$/.test(version) || !existsSync(path)) return [`manifest.json: Microsoft has no manifest version ${version}.`];
  if (!validators.has(path)) validators.set(path, ajv.compile(JSON.parse(readFileSync(path, 'utf8'))));
  const validate = validators.get(path);
  return validate(content) ? [] : validate.errors.map((error) => `${file}: ${tell(error)}.`);
}

function tell({ instancePath, message, params }) {
  const where = instancePath ? instancePath.slice(1).replaceAll('~1', '/').replaceAll('/', ' → ') : 'the file';
  const what = params.additionalProperty ?? params.allowedValues?.join(', ');
  return `${where} ${message}${what === undefined ? '' : ` (${what})`}`;
}
