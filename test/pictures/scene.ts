import type { OverlayOptions } from 'sharp';
import { sharpOf, type Colour, type Pixels } from './pixels.ts';
import { seededRandom } from './seeded-random.ts';

/** Large enough for fine detail; larger pictures are enlarged from it and get grain of their own. */
const SKETCH_SIDE = 384;

export interface SceneSize {
  width: number;
  height: number;
}

/**
 * Something like a landscape: a sky, hills of noise, a few round things, light and grain. The same seed gives
 * the same picture at every size; different seeds give pictures that look nothing alike.
 */
export async function scene(seed: number, { width, height }: SceneSize): Promise<Pixels> {
  const scale = Math.min(1, SKETCH_SIDE / Math.max(width, height));
  const sketch = sketchScene(
    seed,
    Math.max(2, Math.round(width * scale)),
    Math.max(2, Math.round(height * scale)),
  );
  const enlarged = sharpOf(sketch).resize({ width, height, fit: 'fill' });
  const data = await (Math.min(width, height) >= 256 ? enlarged.composite([grain(seed)]) : enlarged)
    .removeAlpha()
    .raw()
    .toBuffer();
  return { data, width, height };
}

/** The noise of a sensor; without it a large picture would be smooth and its file far too small. */
function grain(seed: number): OverlayOptions {
  const random = seededRandom(seed + 0x9e37);
  const [width, height, channels] = [256, 256, 3] as const;
  const input = Buffer.alloc(width * height * channels);
  for (let at = 0; at < input.length; at++) {
    input[at] = Math.round(128 + (random() + random() + random() - 1.5) * 36);
  }
  return { input, raw: { width, height, channels }, tile: true, blend: 'soft-light' };
}

function sketchScene(seed: number, width: number, height: number): Pixels {
  const random = seededRandom(seed * 7919 + 1);
  const between = (low: number, high: number) => low + random() * (high - low);
  const colour = (): Colour => [between(20, 235), between(20, 235), between(20, 235)];
  const field = noiseField(random);
  const [skyTop, skyBottom, near, far] = [colour(), colour(), colour(), colour()];
  const horizon = between(0.25, 0.75);
  const roughness = between(2, 9);
  const discs = Array.from({ length: 3 + Math.floor(random() * 6) }, () => ({
    x: random(),
    y: random(),
    radius: between(0.04, 0.2),
    colour: colour(),
  }));
  const aspect = width / height;
  const xs = Array.from({ length: width }, (_, column) => column / width);
  const ridges = field(
    xs.map((x) => x * 3),
    [0.5],
  ).map((value) => horizon + 0.25 * (value - 0.5));
  const textures = field(
    xs.map((x) => x * roughness * aspect),
    Array.from({ length: height }, (_, row) => (row / height) * roughness),
  );

  // Numbers one by one: a colour for each of so many places would be most of the work.
  const data = Buffer.alloc(width * height * 3);
  for (let place = 0; place < width * height; place++) {
    const [x, y] = [xs[place % width] ?? 0, Math.floor(place / width) / height];
    const ridge = ridges[place % width] ?? 0;
    const [from, to, share] =
      y < ridge ? [skyTop, skyBottom, y / ridge] : [far, near, (y - ridge) / (1 - ridge)];
    let [red, green, blue] = [
      mix(from[0], to[0], share),
      mix(from[1], to[1], share),
      mix(from[2], to[2], share),
    ];
    for (const disc of discs) {
      const [right, down] = [(x - disc.x) * aspect, y - disc.y];
      if (Math.abs(right) >= disc.radius || Math.abs(down) >= disc.radius) continue;
      const distance = Math.hypot(right, down) / disc.radius;
      if (distance >= 1) continue;
      const shine = distance ** 4;
      red = mix(disc.colour[0], red, shine);
      green = mix(disc.colour[1], green, shine);
      blue = mix(disc.colour[2], blue, shine);
    }
    const light = 0.65 + 0.7 * (textures[place] ?? 0);
    data[place * 3] = clamp(red * light);
    data[place * 3 + 1] = clamp(green * light);
    data[place * 3 + 2] = clamp(blue * light);
  }
  return { data, width, height };
}

/** Value noise in four octaves, 0..1, smooth in both directions; at each y, one value for each x. */
function noiseField(random: () => number) {
  const lattice = Float32Array.from({ length: 64 * 64 }, random);
  const smooth = (t: number) => t * t * (3 - 2 * t);
  return (xs: readonly number[], ys: readonly number[]): Float64Array => {
    const sums = new Float64Array(xs.length * ys.length);
    for (const octave of [1, 2, 4, 8]) {
      const columns = xs.map((x) => Math.floor(x * octave));
      const rights = xs.map((x, at) => smooth(x * octave - (columns[at] ?? 0)));
      ys.forEach((y, at) => {
        const row = Math.floor(y * octave);
        const down = smooth(y * octave - row);
        const [above, below] = [(row & 63) * 64, ((row + 1) & 63) * 64];
        for (let place = 0; place < xs.length; place++) {
          const [left, right] = [(columns[place] ?? 0) & 63, ((columns[place] ?? 0) + 1) & 63];
          const share = rights[place] ?? 0;
          const top = (lattice[above + left] ?? 0) * (1 - share) + (lattice[above + right] ?? 0) * share;
          const bottom = (lattice[below + left] ?? 0) * (1 - share) + (lattice[below + right] ?? 0) * share;
          const value = top * (1 - down) + bottom * down;
          const sum = at * xs.length + place;
          sums[sum] = (sums[sum] ?? 0) + (8 / octave) * value;
        }
      });
    }
    return sums.map((sum) => sum / 15);
  };
}

const mix = (one: number, other: number, share: number): number => one + (other - one) * share;

const clamp = (value: number) => Math.max(0, Math.min(255, Math.round(value)));
