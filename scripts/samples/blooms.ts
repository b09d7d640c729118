import { type Drawing, mix } from './drawing.ts';
import type { Random } from './random.ts';

/** Draws one flower around 0,0, with a radius of about 100. */
export type Bloom = (drawing: Drawing, random: Random) => void;

/** A ring of petals around the middle; `shape` is the one that points up. */
function petals(
  drawing: Drawing,
  count: number,
  shape: string,
  fills: readonly [string, ...string[]],
  offset = 0,
): void {
  for (let petal = 0; petal < count; petal += 1) {
    drawing.group(`rotate(${(360 / count) * petal + offset})`, () => {
      drawing.path(shape, fills[petal % fills.length] ?? fills[0]);
    });
  }
}

export const daisy: Bloom = (drawing) => {
  const white = drawing.linear(['#ffffff', '#f2f3f7', '#cfd5e2']);
  petals(drawing, 18, 'M0 -18 C-15 -40 -15 -92 0 -100 C15 -92 15 -40 0 -18 Z', [
    white,
    drawing.linear(['#f7f8fb', '#dfe3ec']),
  ]);
  drawing.circle(0, 0, 30, drawing.radial(['#ffe169', '#f6b416', '#b97a08']));
};

export const sunflower: Bloom = (drawing, random) => {
  petals(
    drawing,
    20,
    'M0 -30 C-17 -50 -13 -88 0 -104 C13 -88 17 -50 0 -30 Z',
    [drawing.linear(['#f39c12', '#e07b00'])],
    9,
  );
  petals(drawing, 20, 'M0 -30 C-16 -50 -12 -86 0 -98 C12 -86 16 -50 0 -30 Z', [
    drawing.linear(['#ffd84a', '#f9b208']),
  ]);
  drawing.circle(0, 0, 44, drawing.radial(['#6b4423', '#3e2413', '#22120a'], [0.5, 0.5]));
  for (let seed = 0; seed < 90; seed += 1) {
    // Sunflowers place seeds by the golden angle.
    const angle = seed * 2.39996;
    const radius = 4.3 * Math.sqrt(seed);
    drawing.circle(
      Math.cos(angle) * radius,
      Math.sin(angle) * radius,
      1.8,
      mix('#a5692a', '#3b2110', random.between(0, 1)),
    );
  }
};

export const poppy: Bloom = (drawing) => {
  const red = drawing.radial(['#ff6a4d', '#e0281c', '#9c100f'], [0.5, 0.75]);
  petals(drawing, 4, 'M0 6 C-78 -6 -88 -84 -34 -100 C-12 -108 12 -108 34 -100 C88 -84 78 -6 0 6 Z', [
    red,
    drawing.radial(['#f5523a', '#cf1f18', '#8c0d10'], [0.5, 0.75]),
  ]);
  drawing.circle(0, 0, 30, drawing.glow('#1a0a12', 0.9));
  petals(drawing, 22, 'M0 -14 L-1.6 -30 L0 -34 L1.6 -30 Z', ['#1d1020']);
  drawing.circle(0, 0, 14, drawing.radial(['#b7c77a', '#6d8343', '#39491f']));
};

export const cosmos: Bloom = (drawing) => {
  const pink = drawing.linear(['#ffb3d9', '#e879b9', '#b9418c']);
  petals(drawing, 8, 'M0 -8 C-40 -36 -42 -88 -22 -98 L-8 -90 L0 -99 L8 -90 L22 -98 C42 -88 40 -36 0 -8 Z', [
    pink,
    drawing.linear(['#ffc9e5', '#ef8dc6', '#c64f9b']),
  ]);
  drawing.circle(0, 0, 19, drawing.radial(['#ffe27a', '#f2ae1c', '#a86c07']));
};

export const aster: Bloom = (drawing) => {
  petals(
    drawing,
    26,
    'M0 -16 C-9 -40 -9 -88 0 -100 C9 -88 9 -40 0 -16 Z',
    [drawing.linear(['#b69cf2', '#7d5fd0', '#4d3494'])],
    7,
  );
  petals(drawing, 20, 'M0 -14 C-9 -32 -9 -66 0 -76 C9 -66 9 -32 0 -14 Z', [
    drawing.linear(['#cdb9ff', '#9377e0']),
  ]);
  drawing.circle(0, 0, 24, drawing.radial(['#ffe27a', '#eda51a', '#9a5f06']));
};
