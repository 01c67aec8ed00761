// Writes the same zip for the same files, on any machine and with any version of Node: sorted, dated 1980, and not
// compressed, since compressors differ and Teams' packages are small.
import { crc32 } from './crc.mjs';

const VERSION = 20;
const UTF8_NAMES = 0x0800;
const FIRST_OF_JANUARY_1980 = 0x0021;

/** Packs `files`, a map from names to contents, all at the root as Teams wants them. */
export function zip(files) {
  const bodies = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const title = Buffer.from(name, 'utf8');
    const entry = describe(title, content);
    bodies.push(signed(0x04034b50, entry), title, content);
    directory.push(signed(0x02014b50, Buffer.concat([number(VERSION, 2), entry, Buffer.alloc(10), number(offset, 4)])), title);
    offset += 4 + entry.length + title.length + content.length;
  }
  const index = Buffer.concat(directory);
  const end = [number(0, 2), number(0, 2), number(files.size, 2), number(files.size, 2), number(index.length, 4), number(offset, 4), number(0, 2)];
  return Buffer.concat([...bodies, index, signed(0x06054b50, Buffer.concat(end))]);
}

function describe(title, content) {
  return Buffer.concat([
    number(VERSION, 2), number(UTF8_NAMES, 2), number(0, 2), number(0, 2), number(FIRST_OF_JANUARY_1980, 2), number(crc32(content), 4),
    number(content.length, 4), number(content.length, 4), number(title.length, 2), number(0, 2),
  ]);
}

function signed(signature, body) {
  return Buffer.concat([number(signature, 4), body]);
}

function number(value, bytes) {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
}
