// Builds the app package out of a folder, as manifest/build.mjs does, and paints on icons to see that it is noticed.
import { readFileSync, writeFileSync } from 'node:fs';
import { makePackage } from '../../manifest/packaging/package.mjs';
import { CHANNELS, readPng, writePng } from '../../manifest/packaging/png.mjs';
import { readSettings } from '../../manifest/packaging/settings.mjs';
import { serve } from './lines.mjs';

function build({ folder, settings: values }) {
  const { settings, faults } = readSettings({ from: 'the test', values, complete: true });
  const made = faults.length > 0 ? { faults } : makePackage(folder, settings);
  return { faults: made.faults, zip: made.zip?.toString('base64') };
}

function paint({ icon, x, y, color }) {
  const picture = readPng(readFileSync(icon));
  picture.pixels.set(color, (y * picture.width + x) * CHANNELS);
  writeFileSync(icon, writePng(picture));
}

await serve({ build, paint });
