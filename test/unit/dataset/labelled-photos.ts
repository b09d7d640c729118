import { createHash } from 'node:crypto';
import type { LabelledPhoto } from '../../../src-main/dataset/labelled-photo.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';

const DIMENSIONS = 32;

/** A photo of its own: near its class in features, unlike all others in its hashes. */
export function photo(label: number, number: number, looks = label): LabelledPhoto {
  const random = seededRandom(label * 100_003 + number * 17 + 1);
  const feature = Float32Array.from({ length: DIMENSIONS }, (_, at) => (at === looks ? 3 : 0) + random());
  const hash = () => Uint8Array.from({ length: 32 }, () => Math.floor(random() * 256));
  const path = `/photos/${label}/${number}.jpg`;
  return { path, label, contentHash: sha256(path), feature, differenceHash: hash(), perceptualHash: hash() };
}

export const photosOf = (label: number, count: number): LabelledPhoto[] =>
  Array.from({ length: count }, (_, number) => photo(label, number));

/** Another file of the same photo. @param bits that differ in each hash; 0 is the very same content */
export function copyOf(
  original: LabelledPhoto,
  name: string,
  bits: number,
  label = original.label,
): LabelledPhoto {
  const path = `/photos/${label}/${name}.jpg`;
  return {
    ...{ ...original, path, label },
    contentHash: bits === 0 ? original.contentHash : sha256(path),
    differenceHash: withFlippedBits(original.differenceHash, bits),
    perceptualHash: withFlippedBits(original.perceptualHash, bits),
  };
}

function withFlippedBits(hash: Uint8Array, bits: number): Uint8Array {
  // Spread over the hash: 97 and 256 have no common factor.
  const flipped = hash.slice();
  for (let bit = 0; bit < bits; bit++) {
    const at = (bit * 97) % 256;
    flipped[at >> 3] = (flipped[at >> 3] ?? 0) ^ (1 << (at & 7));
  }
  return flipped;
}

function sha256(text: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(text).digest());
}
