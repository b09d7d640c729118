/** The losses as their definitions read, in double precision and without a thought for speed. */
export interface Batch {
  /** [b][d] */
  embeddings: readonly (readonly number[])[];
  labels: readonly number[];
}

type Matrix = (row: number, other: number) => number;

export function distancesIn({ embeddings }: Batch): Matrix {
  return (row, other) =>
    Math.hypot(...embeddings[row]!.map((value, index) => value - embeddings[other]![index]!));
}

export interface Triplet {
  anchor: number;
  positive: number;
  negative: number;
}

export function semiHardTriplets(labels: readonly number[], distance: Matrix): Triplet[] {
  return positivePairs(labels).flatMap(({ anchor, positive }) => {
    const negatives = rowsWhere(labels, (label) => label !== labels[anchor]);
    const further = negatives.filter((row) => distance(anchor, row) > distance(anchor, positive));
    const negative =
      further.length > 0
        ? best(further, (row) => -distance(anchor, row))
        : best(negatives, (row) => distance(anchor, row));
    return negative === undefined ? [] : [{ anchor, positive, negative }];
  });
}

export function batchHardTriplets(labels: readonly number[], distance: Matrix): Triplet[] {
  return labels.flatMap((own, anchor) => {
    const positive = best(
      rowsWhere(labels, (label, row) => label === own && row !== anchor),
      (row) => distance(anchor, row),
    );
    const negative = best(
      rowsWhere(labels, (label) => label !== own),
      (row) => -distance(anchor, row),
    );
    return positive === undefined || negative === undefined ? [] : [{ anchor, positive, negative }];
  });
}

export function tripletLoss(triplets: readonly Triplet[], distance: Matrix, margin: number): number {
  return mean(
    triplets.map(({ anchor, positive, negative }) =>
      Math.max(0, margin + distance(anchor, positive) - distance(anchor, negative)),
    ),
  );
}

export function contrastiveLoss(labels: readonly number[], distance: Matrix, margin: number): number {
  const pairs = labels.flatMap((_, row) => labels.slice(0, row).map((_, other) => ({ row, other })));
  const distancesOf = (alike: boolean): number[] =>
    pairs
      .filter(({ row, other }) => (labels[row] === labels[other]) === alike)
      .map(({ row, other }) => distance(row, other));
  const alike = distancesOf(true);
  const nearest = distancesOf(false)
    .sort((left, right) => left - right)
    .slice(0, alike.length);
  return mean(alike.map((each) => each ** 2)) + mean(nearest.map((each) => Math.max(0, margin - each) ** 2));
}

function positivePairs(labels: readonly number[]): { anchor: number; positive: number }[] {
  return labels.flatMap((own, anchor) =>
    rowsWhere(labels, (label, row) => label === own && row !== anchor).map((positive) => ({
      anchor,
      positive,
    })),
  );
}

function rowsWhere(labels: readonly number[], holds: (label: number, row: number) => boolean): number[] {
  return [...labels.keys()].filter((row) => holds(labels[row]!, row));
}

/** The first of those with the highest score. */
function best(rows: readonly number[], score: (row: number) => number): number | undefined {
  const highest = Math.max(...rows.map(score));
  return rows.find((row) => score(row) === highest);
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
