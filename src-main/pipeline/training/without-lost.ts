import type { DataFinding } from '../../../src-shared/contract/training.ts';
import { CodedError } from '../../../src-shared/domain/coded-error.ts';
import type { StoredDataset } from './run-folder.ts';

/** What a class needs to be learnt from: a pair. */
const MIN_TRAIN = 2;

/**
 * The dataset without photos that went away after they were checked. They keep their rows, which no list names any
 * more, and the check tells of them.
 *
 * @param lost by row
 * @throws CodedError 'labels-missing' where a class has too few photos left, or none are left to compare with
 */
export function withoutLost(dataset: StoredDataset, lost: ReadonlyMap<number, DataFinding>): StoredDataset {
  if (lost.size === 0) return dataset;
  const kept = (rows: readonly number[]) => rows.filter((row) => !lost.has(row));
  const { train, validation, heldOut } = dataset;
  const left = { ...dataset, train: kept(train), validation: kept(validation), heldOut: kept(heldOut) };
  refuseTooFew(left, lost.size);
  return { ...left, check: checkOf(left, [...lost.values()]) };
}

function refuseTooFew({ classes, photos, train, heldOut }: StoredDataset, lost: number): void {
  const trainOf = classes.map((_, label) => train.filter((row) => photos[row]?.label === label).length);
  const thin = classes.filter((_, label) => (trainOf[label] ?? 0) < MIN_TRAIN);
  if (thin.length === 0 && heldOut.length > 0) return;
  const what = thin.length === 0 ? 'to compare with' : `of ${thin.map((name) => `'${name}'`).join(', ')}`;
  throw new CodedError(
    'labels-missing',
    `Too few photos ${what} are left: ${lost} cannot be read any more. Bring them back and resume the training, or start another.`,
  );
}

function checkOf(
  { check, classes, photos, train, validation, heldOut }: StoredDataset,
  lost: readonly DataFinding[],
): StoredDataset['check'] {
  const toLearn = new Set([...train, ...validation]);
  for (const row of heldOut) toLearn.delete(row);
  const countOf = (rows: Iterable<number>, name: string) =>
    [...rows].filter((row) => classes[photos[row]?.label ?? -1] === name).length;
  return {
    ...check,
    classes: check.classes.map((counts) => ({
      ...counts,
      train: countOf(toLearn, counts.name),
      heldOut: countOf(heldOut, counts.name),
    })),
    trainPhotos: toLearn.size,
    heldOutPhotos: heldOut.length,
    findings: [...check.findings, ...lost],
  };
}
