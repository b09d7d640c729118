import sharp from 'sharp';
import { paint, sharpOf, type Colour, type Pixels } from './pixels.ts';
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
  const grain = await sharpOf(grainTile(seed)).png().toBuffer();
  const enlarged = await sharpOf(sketch).resize({ width, height, fit: 'fill' }).png().toBuffer();
  const data = await sharp(enlarged)
    .composite(Math.min(width, height) >= 256 ? [{ input: grain, tile: true, blend: 'soft-light' }] : [])
    .removeAlpha()
    .raw()
    .toBuffer();
  return { data, width, height };
}

/** The noise of a sensor; without it a large picture would be smooth and its file far too small. */
function grainTile(seed: number): Pixels {
  const random = seededRandom(seed + 0x9e37);
  const value = () => Math.round(128 + (random() + random() + random() - 1.5) * 36);
  return paint(256, 256, () => [value(), value(), value()]);
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

  return paint(width, height, (column, row) => {
    const x = column / width;
    const y = row / height;
    const ridge = horizon + 0.25 * (field(x * 3, 0.5) - 0.5);
    const texture = field(x * roughness * aspect, y * roughness);
    let shade = y < ridge ? mix(skyTop, skyBottom, y / ridge) : mix(far, near, (y - ridge) / (1 - ridge));
    for (const disc of discs) {
      const distance = Math.hypot((x - disc.x) * aspect, y - disc.y) / disc.radius;
      if (distance < 1) shade = mix(disc.colour, shade, distance ** 4);
    }
    const light = 0.65 + 0.7 * texture;
    return [clamp(shade[0] * light), clamp(shade[1] * light), clamp(shade[2] * light)];
  });
}

/** Value noise in four octaves, 0..1, smooth in both directions. */
function noiseField(random: () => number): (x: number, y: number) => number {
  const lattice = Float32Array.from({ length: 64 * 64 }, random);
  const at = (x: number, y: number) => lattice[(y & 63) * 64 + (x & 63)] ?? 0;
  const smooth = (t: number) => t * t * (3 - 2 * t);
  const octave = (x: number, y: number) => {
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const [right, down] = [smooth(x - column), smooth(y - row)];
    const top = at(column, row) * (1 - right) + at(column + 1, row) * right;
    const bottom = at(column, row + 1) * (1 - right) + at(column + 1, row + 1) * right;
    return top * (1 - down) + bottom * down;
  };
  return (x, y) =>
    (8 * octave(x, y) + 4 * octave(x * 2, y * 2) + 2 * octave(x * 4, y * 4) + octave(x * 8, y * 8)) / 15;
}

const mix = (one: Colour, other: Colour, share: number): Colour => [
  one[0] + (other[0] - one[0]) * share,
  one[1] + (other[1] - one[1]) * share,
  one[2] + (other[2] - one[2]) * share,
];

const clamp = (value: number) => Math.max(0, Math.min(255, Math.round(value)));
