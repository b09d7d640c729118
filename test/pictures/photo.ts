import { sharpOf } from './pixels.ts';
import { scene, type SceneSize } from './scene.ts';

/** Of the usual size: a file asks for the same few again in each of its tests, and each is a tenth of a second. */
const known = new Map<number, Buffer>();
const MOST_KNOWN = 100;
const USUAL = { width: 480, height: 320 };

/** A photo as a camera would write it, smaller: JPEG without metadata, the same for the same seed. */
export async function photoPicture(seed: number, size: SceneSize = USUAL): Promise<Buffer> {
  const isUsual = size.width === USUAL.width && size.height === USUAL.height;
  const before = isUsual ? known.get(seed) : undefined;
  // A copy: whoever damages it, damages their own.
  if (before) return Buffer.from(before);
  const picture = await sharpOf(await scene(seed, size))
    .jpeg({ quality: 90 })
    .toBuffer();
  if (isUsual && known.size < MOST_KNOWN) known.set(seed, Buffer.from(picture));
  return picture;
}
