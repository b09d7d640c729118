const HASH_BYTES = 32;
const WORDS = HASH_BYTES / 4;

/** 256-bit hashes in one piece, ready to be compared by the million. */
export function packHashes(hashes: readonly Uint8Array[]): Uint32Array {
  const bytes = new Uint8Array(hashes.length * HASH_BYTES);
  for (const [row, hash] of hashes.entries()) {
    if (hash.length !== HASH_BYTES) throw new RangeError(`A fingerprint has ${HASH_BYTES} bytes.`);
    bytes.set(hash, row * HASH_BYTES);
  }
  return new Uint32Array(bytes.buffer);
}

/** Whether at most `limit` bits differ. Unrelated pictures differ in half of them, so most are told after three words. */
export function withinBits(hashes: Uint32Array, one: number, other: number, limit: number): boolean {
  let distance = 0;
  for (let word = 0; word < WORDS && distance <= limit; word++) {
    distance += bitsOf((hashes[one * WORDS + word] ?? 0) ^ (hashes[other * WORDS + word] ?? 0));
  }
  return distance <= limit;
}

/** How many bits are set: adds them up in pairs, fours, and bytes. */
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
