import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closeDecoder, decodePhoto } from '../../../src-main/decode/decode-photo.ts';
import { bitmapKinds, encodeBitmap } from '../../pictures/bitmap.ts';
import { withFlippedBytes } from '../../pictures/broken.ts';
import { cameraExif, encodings } from '../../pictures/encodings.ts';
import { gradient, paint, sharpOf } from '../../pictures/pixels.ts';
import { rawPicture } from '../../pictures/raw.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';

const MUTATIONS = 300;
const picture = gradient(48, 40);
const twoColours = paint(48, 40, (column, row) => ((column ^ row) & 4 ? [9, 9, 9] : [200, 200, 200]));
const heic = (name: string) => () =>
  Promise.resolve(readFileSync(join(import.meta.dirname, '../../fixtures', name)));

const sources: readonly { name: string; make: () => Promise<Buffer>; mutations?: number }[] = [
  ...encodings.map(({ name, encode }) => ({ name, make: () => encode(picture) })),
  { name: 'JPEG with EXIF', make: () => sharpOf(picture).withExif(cameraExif).jpeg().toBuffer() },
  ...bitmapKinds.map((kind) => ({
    name: `BMP, ${kind.name}`,
    make: () => Promise.resolve(encodeBitmap(kind.bitsPerPixel > 8 ? picture : twoColours, kind)),
  })),
  { name: 'HEIC', make: heic('plain.heic') },
  { name: 'HEIC of a phone', make: heic('phone.heic') },
  // Each is a question or two to ExifTool.
  { name: 'RAW', make: () => rawPicture(picture), mutations: 60 },
];

/** Most of a file's power to confuse lies in its first bytes; every third mutation goes anywhere, some cut. */
function mutated(bytes: Buffer, seed: number): Buffer {
  const random = seededRandom(seed + 77);
  const reach = seed % 3 === 0 ? bytes.length : Math.min(bytes.length, 160);
  const head = withFlippedBytes(bytes.subarray(0, reach), 1 + Math.floor(random() * 6), seed);
  const whole = Buffer.concat([head, bytes.subarray(reach)]);
  return seed % 7 === 0 ? whole.subarray(0, Math.floor(random() * whole.length)) : whole;
}

afterAll(closeDecoder);

describe.each(sources)('$name, changed at random', ({ make, mutations = MUTATIONS }) => {
  it('is decoded, or fails with a code', async () => {
    const original = await make();
    let decoded = 0;
    for (let seed = 1; seed <= mutations; seed++) {
      try {
        const photo = await decodePhoto(mutated(original, seed), { inputSize: 16, path: 'photo.jpg' });
        expect(photo.pixels).toHaveLength(16 * 16 * 3);
        expect(photo.width * photo.height).toBeGreaterThan(0);
        decoded++;
      } catch (error) {
        expect(error, `seed ${seed}: ${String(error)}`).toHaveProperty('name', 'CodedError');
        expect(error).not.toHaveProperty('code', 'out-of-memory');
      }
    }
    expect(decoded).toBeLessThan(mutations);
  });
});
