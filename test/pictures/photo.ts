import { sharpOf } from './pixels.ts';
import { scene, type SceneSize } from './scene.ts';

/** A photo as a camera would write it, smaller: JPEG without metadata, the same for the same seed. */
export async function photoPicture(
  seed: number,
  size: SceneSize = { width: 480, height: 320 },
): Promise<Buffer> {
  return sharpOf(await scene(seed, size))
    .jpeg({ quality: 90 })
    .toBuffer();
}
