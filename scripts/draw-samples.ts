import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { drawBalloons } from './samples/balloons.ts';
import { drawBoats } from './samples/boats.ts';
import { drawCity } from './samples/city.ts';
import { createDrawing, type Drawing } from './samples/drawing.ts';
import { drawFlowers } from './samples/flowers.ts';
import { drawForest } from './samples/forest.ts';
import { drawFruit } from './samples/fruit.ts';
import { drawMountains } from './samples/mountains.ts';
import { createRandom, type Random } from './samples/random.ts';
import { drawSnow } from './samples/snow.ts';
import { drawSunset } from './samples/sunset.ts';

// Draws the sample pictures of "Try it with sample pictures" anew into resources/samples, one sub-folder per
// kind. They are committed: the engine cannot draw them, because its decoder refuses SVG.
//   node scripts/draw-samples.ts

type Scene = (drawing: Drawing, random: Random, variant: number) => void;

const scenes: Record<string, { draw: Scene; firstDay: string }> = {
  balloons: { draw: drawBalloons, firstDay: '2024-09-14' },
  boats: { draw: drawBoats, firstDay: '2024-07-06' },
  city: { draw: drawCity, firstDay: '2023-11-18' },
  flowers: { draw: drawFlowers, firstDay: '2024-05-11' },
  forest: { draw: drawForest, firstDay: '2023-06-03' },
  fruit: { draw: drawFruit, firstDay: '2024-10-05' },
  mountains: { draw: drawMountains, firstDay: '2024-08-10' },
  snow: { draw: drawSnow, firstDay: '2023-12-23' },
  sunset: { draw: drawSunset, firstDay: '2024-07-13' },
};
const variants = 5;

/** What people do to a picture; each is kept beside its original, to be found by it. */
const copies: readonly { of: string; name: string; change: (picture: Sharp) => Sharp }[] = [
  { of: 'balloons/balloons-2', name: 'grey', change: (picture) => picture.greyscale() },
  { of: 'boats/boats-1', name: 'small', change: (picture) => picture.resize(320) },
  {
    of: 'city/city-3',
    name: 'cropped',
    change: (picture) => picture.extract({ left: 140, top: 90, width: 560, height: 420 }),
  },
  { of: 'flowers/flowers-1', name: 'turned', change: (picture) => picture.rotate(90) },
  { of: 'mountains/mountains-4', name: 'mirrored', change: (picture) => picture.flop() },
  { of: 'sunset/sunset-2', name: 'brighter', change: (picture) => picture.modulate({ brightness: 1.25 }) },
];

const target = join(import.meta.dirname, '..', 'resources', 'samples');
await rm(target, { recursive: true, force: true });

const drawn = new Map<string, { pixels: Buffer; taken: string }>();
for (const [kindIndex, [kind, { draw, firstDay }]] of Object.entries(scenes).entries()) {
  await mkdir(join(target, kind), { recursive: true });
  for (let variant = 0; variant < variants; variant += 1) {
    const drawing = createDrawing();
    draw(drawing, createRandom(1_000 * (kindIndex + 1) + variant), variant);
    const pixels = await sharp(Buffer.from(drawing.toSvg())).flatten().png().toBuffer();
    const name = `${kind}/${kind}-${variant + 1}`;
    const taken = takenOn(firstDay, variant);
    drawn.set(name, { pixels, taken });
    await save(sharp(pixels), name, taken);
  }
}
for (const { of, name, change } of copies) {
  const original = drawn.get(of);
  if (!original) throw new Error(`There is no sample ${of} to copy.`);
  await save(change(sharp(original.pixels)), `${of} ${name}`, original.taken);
}

/** EXIF spells dates with colons. */
function takenOn(firstDay: string, daysLater: number): string {
  const date = new Date(`${firstDay}T10:00:00Z`);
  date.setUTCDate(date.getUTCDate() + daysLater);
  return date.toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', ':');
}

async function save(picture: Sharp, name: string, taken: string): Promise<void> {
  const bytes = await picture
    .withExif({ IFD0: { Model: 'Lookalike Sample' }, IFD2: { DateTimeOriginal: taken } })
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer();
  await writeFile(join(target, `${name}.jpg`), bytes);
}
