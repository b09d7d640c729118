/** The largest difference between two lists of numbers, over the largest number of the second. */
export function worstDifference(ours: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (ours.length !== expected.length) return Infinity;
  let difference = 0;
  let largest = 0;
  for (let at = 0; at < expected.length; at++) {
    // Not by Math.max, which would need a second look for numbers that are none.
    const here = Math.abs(ours[at]! - expected[at]!);
    if (!(here <= difference)) difference = here;
    largest = Math.max(largest, Math.abs(expected[at]!));
  }
  return difference / largest;
}
