/**
 * Twenty pictures of unlike statistics, each a formula in whole numbers. models/convert/synthetic_pictures.py
 * draws the same ones for the reference network.
 */
const SIZE = 224;

type Formula = (x: number, y: number, channel: number) => number;

const whole = (dividend: number, divisor: number): number => Math.floor(dividend / divisor);

/** A well-mixed 32-bit number for each 32-bit number. */
function scramble(number: number): number {
  let mixed = number;
  for (let round = 0; round < 2; round++) mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function noise(x: number, y: number, channel: number, cell: number, seed: number): number {
  const place = (whole(y, cell) * SIZE + whole(x, cell)) * 3 + channel;
  return scramble(place + seed * 1000003) & 255;
}

const checkers = (x: number, y: number, cell: number): number => (whole(x, cell) + whole(y, cell)) % 2;

/** Squared. */
const distance = (x: number, y: number, centreX: number, centreY: number): number =>
  (x - centreX) ** 2 + (y - centreY) ** 2;

/** Soft discs at scattered places, each as bright as its channel's luck; the brightest is seen. */
function blobs(count: number, radius: number, seed: number): Formula {
  const discs = Array.from({ length: count }, (_, blob) => ({
    centreX: scramble(seed * 7919 + blob * 5) % SIZE,
    centreY: scramble(seed * 7919 + blob * 5 + 1) % SIZE,
    strengths: [0, 1, 2].map((channel) => 64 + whole(noise(blob, 0, channel, 1, seed) * 191, 255)),
  }));
  return (x, y, channel) =>
    discs.reduce((brightest, { centreX, centreY, strengths }) => {
      const strength = strengths[channel]!;
      const d = Math.min(distance(x, y, centreX, centreY), radius * radius);
      return Math.max(brightest, strength - whole(strength * d, radius * radius));
    }, 0);
}

/** A sky that brightens towards a wavy horizon, above rough ground. */
const landscape: Formula = (x, y, channel) =>
  y < 120 + whole(Math.abs((x % 112) - 56), 2)
    ? 90 + 40 * channel + whole(y * (2 - channel), 4)
    : 60 - 20 * channel + whole(noise(x, y, 0, 3, 11), 4);

const darkBlobs = blobs(12, 45, 7);

/** Places x, y (0..223) and channel (0 red, 1 green, 2 blue) -> brightness, cut to 0..255. */
const pictures: Readonly<Record<string, Formula>> = {
  'flat-black': () => 0,
  'flat-orange': (_x, _y, c) => 230 - 90 * c,
  'gradient-across': (x) => whole(x * 255, 223),
  'gradient-diagonal': (x, y) => whole((x + y) * 255, 446),
  'gradient-colours': (x, y, c) => whole((c === 0 ? x : c === 1 ? y : 223 - x) * 255, 223),
  'checkers-4': (x, y) => checkers(x, y, 4) * 255,
  'checkers-16': (x, y, c) => 40 + checkers(x, y, 16) * (180 - 60 * c),
  'checkers-56': (x, y, c) => 200 - checkers(x, y, 56) * 40 * (c + 1),
  'stripes-upright': (x) => (whole(x, 7) % 2) * 255,
  'stripes-diagonal': (x, y, c) => (whole(x + y * 2, 24) % 3) * (110 - 20 * c),
  'rings-fine': (x, y) => whole(distance(x, y, 112, 112), 8) & 255,
  'rings-coarse': (x, y, c) => whole(distance(x, y, 60, 140), 80 + 30 * c) & 255,
  'noise-1': (x, y, c) => noise(x, y, c, 1, 1),
  'noise-8': (x, y, c) => noise(x, y, c, 8, 2),
  'noise-32': (x, y, c) => noise(x, y, c, 32, 3),
  'noise-faint': (x, y, c) => 120 + whole(noise(x, y, c, 2, 4), 16),
  'blobs-few': blobs(4, 70, 5),
  'blobs-many': blobs(40, 24, 6),
  'blobs-dark': (x, y, c) => 255 - darkBlobs(x, y, c),
  landscape,
};

/** RGB [size, size, 3], the upper left of a picture. */
export function drawPicture(name: string, size = SIZE): Uint8Array<ArrayBuffer> {
  const formula = pictures[name];
  if (!formula) throw new Error(`there is no picture '${name}'`);
  const pixels = new Uint8ClampedArray(size * size * 3);
  for (let place = 0; place < pixels.length; place++) {
    const pixel = whole(place, 3);
    pixels[place] = formula(pixel % size, whole(pixel, size), place % 3);
  }
  return new Uint8Array(pixels.buffer);
}
