/** Enough to know a mean and a spread to a twentieth; comparing as many takes 0.1 ms. */
const SAMPLE_SIZE = 256;

/**
 * A sample of photos that is the same whenever the photos are, and changes little when they do: those whose ids
 * have the lowest hashes. The sample of a whole is the sample of its parts' samples.
 */
export function lowestByHash(photoIds: readonly number[]): number[] {
  // A hash is even over 32 bits, so this many lie below the bar: a few hundred to sort instead of all.
  for (let share = (2 * SAMPLE_SIZE) / Math.max(1, photoIds.length); ; share *= 2) {
    const bar = share * 2 ** 32;
    const low = photoIds.filter((photoId) => hash(photoId) < bar);
    if (low.length < SAMPLE_SIZE && share < 1) continue;
    return low.sort((left, right) => hash(left) - hash(right) || left - right).slice(0, SAMPLE_SIZE);
  }
}

/** 32 bits that look random (the last mixing steps of MurmurHash3). */
function hash(photoId: number): number {
  let mixed = Math.imul(photoId ^ (photoId >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
