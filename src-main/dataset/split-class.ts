/** From here on two photos are held out, so that each has another of its class to find. */
const TWO_HELD_OUT_FROM = 6;
/** What a class needs to be learnt from: a pair. */
const MIN_TRAIN = 2;

/** Photos that are one and the same, or a photo alone. */
export interface SplitGroup {
  rows: readonly number[];
  /** Of all its files, the lowest. */
  contentHash: Uint8Array;
}

/**
 * The rows of one class that are held out. The photos' own content decides, with the seed: the order and the names of
 * files play no part, and photos that are added later leave most of the others where they were.
 *
 * Photos without copies come first: held out together, copies would find each other and say nothing of the model.
 * A class made of one photo and its copies has nothing held out.
 *
 * @param share of the photos, 0..1
 */
export function heldOutOf(groups: readonly SplitGroup[], share: number, seed: number): number[] {
  const count = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const least = count >= TWO_HELD_OUT_FROM ? 2 : 1;
  const most = count - MIN_TRAIN;
  const target = Math.min(most, Math.max(least, Math.round(count * share)));
  const ordered = groups
    .map((group) => ({ ...group, isAlone: group.rows.length === 1, key: splitKey(group.contentHash, seed) }))
    .sort((one, other) => Number(other.isAlone) - Number(one.isAlone) || one.key - other.key);

  const heldOut: number[] = [];
  const left: SplitGroup[] = [];
  for (const group of ordered) {
    if (heldOut.length + group.rows.length <= target) heldOut.push(...group.rows);
    else left.push(group);
  }
  // Only large groups are left: rather a few too many than none.
  left.sort((one, other) => one.rows.length - other.rows.length);
  for (const { rows } of left) {
    if (heldOut.length < least && heldOut.length + rows.length <= most) heldOut.push(...rows);
  }
  return heldOut;
}

/** 32 bits that look random, of the content and the seed (the last mixing steps of MurmurHash3). */
function splitKey(contentHash: Uint8Array, seed: number): number {
  let mixed = Math.imul(seed, 0x9e3779b1);
  for (const byte of contentHash.subarray(0, 8)) {
    mixed = Math.imul(mixed ^ byte, 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed ^= mixed >>> 16;
  }
  return mixed >>> 0;
}
