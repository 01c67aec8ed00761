// Draws the icons: three equal speech bubbles around one point, each pointing at it. Peers in a circle, nobody in front.
// `node icons/draw.mjs` writes them; the build compares what lies here with what this draws. Only + - * / and square
// roots are used, which are the same on every machine to the last bit.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CHANNELS, writePng } from '../packaging/png.mjs';

const SIN_60 = Math.sqrt(3) / 2;
/** The three directions from the middle: up, and down to either side. */
const DIRECTIONS = [[0, -1], [SIN_60, 0.5], [-SIN_60, 0.5]];
/** Each pixel is the mean of this many points in a row, and as many rows. */
const FINENESS = 8;

const INDIGO = [67, 70, 158];
const WHITE = [255, 255, 255];

/** The size of Teams' colour icon, filled to the edge; what matters is within the middle 120 pixels. */
export const drawColor = () => draw(192, {
  ground: INDIGO,
  marks: bubbles({ middle: [96, 104.5], distance: 35, radius: 26, tip: 4 }).map((distance, n) => ({
    ink: [WHITE, [255, 214, 102], [143, 226, 208]][n],
    covers: (x, y) => distance(x, y) <= 0,
  })),
});

/** The size of Teams' outline icon: white lines on nothing. */
export const drawOutline = () => draw(32, {
  marks: bubbles({ middle: [16, 18.25], distance: 8.9, radius: 6.5, tip: 0.8 }).map((distance) => ({
    ink: WHITE,
    covers: (x, y) => Math.abs(distance(x, y) + 0.9) <= 0.9,
  })),
});

/**
 * For each bubble, how far a point is outside its edge (negative: inside). A bubble is a disc that tapers to a tip near
 * the middle, along the two lines through the tip that touch it.
 */
function bubbles({ middle, distance, radius, tip }) {
  const sine = radius / (distance - tip);
  const cosine = Math.sqrt(1 - sine * sine);
  return DIRECTIONS.map(([dx, dy]) => (x, y) => {
    // Along the bubble's own axis, outwards from its tip, and across it.
    const along = (x - middle[0]) * dx + (y - middle[1]) * dy - tip;
    const across = Math.abs((x - middle[0]) * -dy + (y - middle[1]) * dx);
    const center = distance - tip;
    const disc = length(along - center, across) - radius;
    const touching = center * cosine * cosine;
    const taper = Math.max(across * cosine - along * sine, along * cosine + across * sine - touching / cosine);
    return Math.min(disc, taper);
  });
}

function draw(size, { ground, marks }) {
  const pixels = Buffer.alloc(size * size * CHANNELS);
  const samples = FINENESS * FINENESS;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const sum = [0, 0, 0];
      let visible = 0;
      for (let n = 0; n < samples; n++) {
        const px = x + ((n % FINENESS) + 0.5) / FINENESS;
        const py = y + (Math.floor(n / FINENESS) + 0.5) / FINENESS;
        const ink = marks.find(({ covers }) => covers(px, py))?.ink ?? ground;
        if (!ink) continue;
        visible++;
        ink.forEach((value, channel) => (sum[channel] += value));
      }
      const at = (y * size + x) * CHANNELS;
      sum.forEach((value, channel) => (pixels[at + channel] = visible ? Math.round(value / visible) : 255));
      pixels[at + 3] = Math.round((visible * 255) / samples);
    }
  }
  return { width: size, height: size, pixels };
}

function length(a, b) {
  return Math.sqrt(a * a + b * b);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('color.png', import.meta.url), writePng(drawColor()));
  writeFileSync(new URL('outline.png', import.meta.url), writePng(drawOutline()));
}
