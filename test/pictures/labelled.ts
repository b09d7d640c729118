import sharp from 'sharp';
import { drawBoats } from '../../scripts/samples/boats.ts';
import { drawCity } from '../../scripts/samples/city.ts';
import { createDrawing, type Drawing } from '../../scripts/samples/drawing.ts';
import { drawForest } from '../../scripts/samples/forest.ts';
import { drawFruit } from '../../scripts/samples/fruit.ts';
import { createRandom, type Random } from '../../scripts/samples/random.ts';
import { drawSunset } from '../../scripts/samples/sunset.ts';

const kinds = {
  boats: drawBoats,
  city: drawCity,
  forest: drawForest,
  fruit: drawFruit,
  sunset: drawSunset,
} satisfies Record<string, (drawing: Drawing, random: Random, variant: number) => void>;

export type PictureKind = keyof typeof kinds;
export const pictureKinds = Object.keys(kinds) as PictureKind[];

/** A picture of its kind, JPEG; another for each seed. */
export async function kindPicture(kind: PictureKind, seed: number): Promise<Buffer> {
  const drawing = createDrawing();
  kinds[kind](drawing, createRandom(seed * 31 + kind.length), seed);
  return sharp(Buffer.from(drawing.toSvg())).resize(320, 240).flatten().jpeg({ quality: 85 }).toBuffer();
}

interface Writable {
  write: (name: string, bytes: Uint8Array) => Promise<string>;
}

/** One sub-folder for each kind: `boats/boats-3.jpg`. */
export async function writeLabelled(
  folder: Writable,
  perKind: number,
  chosen: readonly PictureKind[] = pictureKinds,
): Promise<void> {
  for (const kind of chosen) {
    for (let seed = 0; seed < perKind; seed++) {
      await folder.write(`${kind}/${kind}-${seed}.jpg`, await kindPicture(kind, seed));
    }
  }
}
