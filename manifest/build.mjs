#!/usr/bin/env node
// Builds out/PeerCoach.zip, the package that Teams installs. README.md says how to use it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SETTINGS, readSettings } from './packaging/settings.mjs';

const here = dirname(fileURLToPath(import.meta.url));

try {
  const { values: given } = parseArgs({
    options: { settings: { type: 'string' }, out: { type: 'string' }, ...Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, { type: 'string' }])) },
  });
  const { settings: file, out = join(here, 'out', 'PeerCoach.zip'), ...values } = given;

  const sources = [{ from: 'the arguments', values }, { from: 'the environment', values: process.env }];
  if (file) sources.push({ from: file, values: JSON.parse(readFileSync(file, 'utf8')), complete: true });

  // A package of before must not be mistaken for this one.
  rmSync(out, { force: true });
  const { settings, faults } = readSettings(...sources);
  if (faults.length > 0) fail(faults);
  else await build(settings, out);
} catch (error) {
  fail([error.code === 'ERR_MODULE_NOT_FOUND' ? 'The packages are missing: run npm ci in this folder first.' : error.message]);
}

async function build(settings, out) {
  const { makePackage } = await import('./packaging/package.mjs');
  const { faults, manifest, zip } = makePackage(here, settings);
  if (faults.length > 0) return fail(faults);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, zip);
  console.log(`${relative(process.cwd(), out)}: ${manifest.name.short} ${manifest.version}, ${zip.length} bytes, SHA-256 ${createHash('sha256').update(zip).digest('hex')}`);
}

function fail(faults) {
  for (const fault of faults) console.error(fault);
  process.exitCode = 1;
}
