import { createHash } from 'node:crypto';
import type { ReadPhoto } from '../../../src-main/store/photos.ts';

/** What reading a photo finds; the same content gives the same hash. */
export function readPhoto(content: string, found: Partial<ReadPhoto> = {}): ReadPhoto {
  const hash = createHash('sha256').update(content).digest();
  const numbers = new Float32Array(8).map((_, index) => (hash[index] ?? 0) / 255);
  return {
    contentHash: hash,
    format: 'jpeg',
    width: 400,
    height: 300,
    bytes: content.length,
    takenAt: null,
    camera: null,
    latitude: null,
    longitude: null,
    differenceHash: hash.subarray(0, 8),
    perceptualHash: hash.subarray(8, 16),
    feature: numbers,
    vector: numbers,
    tags: [],
    ...found,
  };
}
