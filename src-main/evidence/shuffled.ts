/** A copy in random order (Fisher and Yates). @param random 0..1, 1 excluded */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [one, two] = [result[last], result[other]];
    if (one !== undefined && two !== undefined) [result[last], result[other]] = [two, one];
  }
  return result;
}

/** `count` of the numbers 0..n-1 or all of them, in rising order. */
export function sampledRows(n: number, count: number, random: () => number): number[] {
  const rows = Array.from({ length: n }, (_, row) => row);
  return n <= count
    ? rows
    : shuffled(rows, random)
        .slice(0, count)
        .sort((left, right) => left - right);
}
