// Reads and writes the one kind of PNG that the icons are: 8 bits for each of red, green, blue and opacity.
import { crc32 } from './crc.mjs';
import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const DEPTH = 8;
const RGBA = 6;
export const CHANNELS = 4;

export function writePng({ width, height, pixels }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = DEPTH;
  header[9] = RGBA;
  const row = width * CHANNELS;
  const lines = Buffer.alloc(height * (row + 1));
  for (let y = 0; y < height; y++) pixels.copy(lines, y * (row + 1) + 1, y * row, (y + 1) * row);
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** The picture, or what is wrong with the file as `{ fault }`. */
export function readPng(file) {
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return { fault: 'is not a PNG' };
  const data = [];
  let header;
  try {
    for (let at = SIGNATURE.length; at < file.length; ) {
      const length = file.readUInt32BE(at);
      const kind = file.toString('latin1', at + 4, at + 8);
      const body = file.subarray(at + 8, at + 8 + length);
      if (kind === 'IHDR') header = { width: body.readUInt32BE(0), height: body.readUInt32BE(4), depth: body[8], color: body[9], interlaced: body[12] };
      if (kind === 'IDAT') data.push(body);
      at += 12 + length;
    }
    if (header.depth !== DEPTH || header.color !== RGBA || header.interlaced) return { ...header, fault: 'must be a PNG of 8-bit RGBA, not interlaced' };
    return { width: header.width, height: header.height, pixels: unfilter(inflateSync(Buffer.concat(data)), header) };
  } catch {
    return { fault: 'is a damaged PNG' };
  }
}

/** Undoes the prediction that each line of a PNG is stored with: from its left, upper and upper left neighbours. */
function unfilter(lines, { width, height }) {
  const row = width * CHANNELS;
  const pixels = Buffer.alloc(row * height);
  if (lines.length !== height * (row + 1)) throw new RangeError('a line is missing');
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (row + 1)];
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x >= CHANNELS ? pixels[at - CHANNELS] : 0;
      const up = y > 0 ? pixels[at - row] : 0;
      const corner = x >= CHANNELS && y > 0 ? pixels[at - row - CHANNELS] : 0;
      pixels[at] = lines[y * (row + 1) + 1 + x] + [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter];
    }
  }
  return pixels;
}

function nearest(left, up, corner) {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value));
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}

function chunk(kind, body) {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
