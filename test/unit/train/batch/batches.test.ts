import { describe, expect, it } from 'vitest';
import { balancedBatches } from '../../../../src-main/train/batch/balanced-batches.ts';
import { shuffledBatches } from '../../../../src-main/train/batch/shuffled-batches.ts';
import { seededRandom } from '../../../../src-main/train/seeded-random.ts';

function countsOf(items: readonly number[], of: readonly number[]): number[] {
  return of.map((item) => items.filter((each) => each === item).length);
}

function spreadOf(counts: readonly number[]): number {
  return Math.max(...counts) - Math.min(...counts);
}

const upTo = (count: number): number[] => [...Array(count).keys()];

describe('balanced batches', () => {
  /** Row 0 and others between are of no class that is trained on: they are held out. */
  const sizes = [30, 7, 100, 4, 9, 12];
  const labels = [9, ...sizes.flatMap((size, label) => upTo(size).flatMap(() => [label, 9]))];
  const rows = [...labels.keys()].filter((row) => labels[row] !== 9);
  const size = { classesPerBatch: 4, photosPerClass: 5, steps: 200 };
  const batches = balancedBatches(labels, rows, size, seededRandom(1));

  it('hold as many photos of as many classes as asked for', () => {
    expect(batches).toHaveLength(200);
    for (const batch of batches) {
      const perClass = countsOf(
        batch.map((row) => labels[row]!),
        upTo(10),
      );
      expect(perClass.filter((count) => count > 0)).toEqual([5, 5, 5, 5]);
      expect(perClass[9]).toBe(0);
    }
  });

  it('hold no photo twice, unless its class is too small', () => {
    for (const batch of batches) {
      const twice = batch.filter((row, index) => batch.indexOf(row) !== index);
      expect(twice.every((row) => labels[row] === 3)).toBe(true);
      // A class of 4 gives 5: one of them once more, none three times.
      expect(twice.length).toBeLessThanOrEqual(1);
    }
  });

  it('use classes, and photos within a class, equally often, after any number of batches', () => {
    for (const steps of [1, 2, 7, 50, 200]) {
      const used = batches.slice(0, steps).flat();
      const perClass = countsOf(
        used.map((row) => labels[row]!),
        upTo(sizes.length),
      );
      expect(spreadOf(perClass)).toBeLessThanOrEqual(5);
      for (const label of upTo(sizes.length)) {
        const own = rows.filter((row) => labels[row] === label);
        expect(spreadOf(countsOf(used, own))).toBeLessThanOrEqual(1);
      }
    }
  });

  it('are smaller where there are fewer classes than asked for', () => {
    const few = balancedBatches([0, 0, 1, 1], [0, 1, 2, 3], { ...size, steps: 3 }, seededRandom(2));
    for (const batch of few) expect(batch).toHaveLength(10);
    expect(balancedBatches([], [], { ...size, steps: 2 }, seededRandom(2))).toEqual([[], []]);
  });

  it('are the same for the same stream of numbers, and others for another', () => {
    expect(balancedBatches(labels, rows, size, seededRandom(1))).toEqual(batches);
    expect(balancedBatches(labels, rows, size, seededRandom(2))).not.toEqual(batches);
  });

  it('go on where they left off, so that short epochs of one stream are one long one', () => {
    const epochs = upTo(5).map((epoch) =>
      balancedBatches(labels, rows, { ...size, steps: 40, skippedSteps: epoch * 40 }, seededRandom(1)),
    );
    expect(epochs.flat()).toEqual(batches);
  });
});

describe('batches of an epoch', () => {
  it('cover the photos evenly, in an epoch of its own as in all so far', () => {
    const [photos, classes, steps] = [317, 4, 19];
    const labels = upTo(photos).map((row) => row % classes);
    const rows = upTo(photos);
    for (let epoch = 0; epoch < 12; epoch++) {
      const span = { steps, skippedSteps: epoch * steps };
      const shuffled = shuffledBatches(rows, { batchSize: 23, ...span }, seededRandom(5)).flat();
      const size = { classesPerBatch: 3, photosPerClass: 7, ...span };
      const balanced = balancedBatches(labels, rows, size, seededRandom(5)).flat();
      // It begins within a pass and ends within one: either may give a photo one more than another.
      expect(spreadOf(countsOf(shuffled, rows))).toBeLessThanOrEqual(2);
      for (const label of upTo(classes)) {
        const own = rows.filter((row) => labels[row] === label);
        expect(spreadOf(countsOf(balanced, own))).toBeLessThanOrEqual(2);
      }
    }
  });

  it('do not repeat a photo before the rest of a short epoch has come', () => {
    for (const batchSize of [1, 7, 40, 64]) {
      const steps = Math.floor(640 / batchSize);
      const epoch = shuffledBatches(upTo(641), { batchSize, steps }, seededRandom(9)).flat();
      expect(new Set(epoch).size).toBe(epoch.length);
    }
  });
});

describe('shuffled batches', () => {
  const rows = upTo(103).map((row) => row * 3);
  const size = { batchSize: 10, steps: 50 };
  const batches = shuffledBatches(rows, size, seededRandom(1));

  it('are full, and hold no photo twice, also where one pass ends and the next begins', () => {
    expect(batches).toHaveLength(50);
    for (const batch of batches) expect(new Set(batch).size).toBe(10);
  });

  it('let every photo pass before any comes again', () => {
    expect([...batches.flat().slice(0, 103)].sort((left, right) => left - right)).toEqual(rows);
    for (const steps of [1, 11, 23, 50]) {
      expect(spreadOf(countsOf(batches.slice(0, steps).flat(), rows))).toBeLessThanOrEqual(1);
    }
  });

  it('are in another order in each pass', () => {
    expect(batches.flat().slice(103, 206)).not.toEqual(batches.flat().slice(0, 103));
  });

  it('go on where they left off, so that short epochs of one stream are one long one', () => {
    const epochs = upTo(5).map((epoch) =>
      shuffledBatches(rows, { batchSize: 10, steps: 10, skippedSteps: epoch * 10 }, seededRandom(1)),
    );
    expect(epochs.flat()).toEqual(batches);
  });

  it('hold all photos where there are fewer than a batch takes', () => {
    for (const batch of shuffledBatches([4, 8, 15], size, seededRandom(1))) {
      expect(batch.sort((left, right) => left - right)).toEqual([4, 8, 15]);
    }
    expect(shuffledBatches([], { batchSize: 10, steps: 2 }, seededRandom(1))).toEqual([[], []]);
  });

  it('put every photo everywhere equally often', () => {
    const firsts = upTo(2_000).map((epoch) => shuffledBatches(upTo(5), size, seededRandom(3, epoch))[0]![0]!);
    for (const count of countsOf(firsts, upTo(5))) {
      // Within 5 standard deviations of 400.
      expect(Math.abs(count - 400)).toBeLessThan(5 * Math.sqrt(2_000 * 0.2 * 0.8));
    }
  });
});
