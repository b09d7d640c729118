const BITS_OF_BYTE = Uint8Array.from(
  { length: 256 },
  (_, byte) => byte.toString(2).replaceAll('0', '').length,
);

/** How many bits differ: 0 for the same picture, about 128 of 256 for unrelated ones. */
export function hammingDistance(one: Uint8Array, other: Uint8Array): number {
  if (one.length !== other.length) throw new RangeError('Fingerprints of different lengths do not compare.');
  let distance = 0;
  for (let at = 0; at < one.length; at++) {
    distance += BITS_OF_BYTE[(one[at] ?? 0) ^ (other[at] ?? 0)] ?? 0;
  }
  return distance;
}
