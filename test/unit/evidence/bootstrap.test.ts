import { describe, expect, it } from 'vitest';
import { pairedIntervals, type PairedOutcomes } from '../../../src-main/evidence/bootstrap.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';

const intervalsOf = (outcomes: PairedOutcomes, seed = 1) =>
  pairedIntervals({ found: outcomes }, seededRandom(seed)).found;

const hits = (n: number, found: number): Float64Array =>
  Float64Array.from({ length: n }, (_, query) => Number(query < found));

describe('intervals by resampling', () => {
  it('are the same for the same stream of numbers', () => {
    const outcomes = { before: hits(50, 30), after: hits(50, 40) };
    expect(intervalsOf(outcomes, 7)).toEqual(intervalsOf(outcomes, 7));
    expect(intervalsOf(outcomes, 7)).not.toEqual(intervalsOf(outcomes, 8));
  });

  it.each([
    { n: 30, chance: 0.8 },
    { n: 200, chance: 0.5 },
    { n: 200, chance: 0.95 },
  ])('hold the true rate 95 times of 100: $n queries at $chance', ({ n, chance }) => {
    const random = seededRandom(n);
    const rounds = 300;
    let covered = 0;
    for (let round = 0; round < rounds; round++) {
      const found = Float64Array.from({ length: n }, () => Number(random() < chance));
      const { low, high } = intervalsOf({ before: found, after: found }, round).before;
      if (low <= chance && chance <= high) covered++;
    }
    // Three standard errors of 300 rounds below, and room for the steps that few queries make.
    expect(covered / rounds).toBeGreaterThan(0.91);
    expect(covered / rounds).toBeLessThanOrEqual(0.995);
  });

  it('hold the true gain 95 times of 100, also where both models mostly find the same', () => {
    const random = seededRandom(3);
    const rounds = 300;
    let covered = 0;
    for (let round = 0; round < rounds; round++) {
      const before = Float64Array.from({ length: 150 }, () => Number(random() < 0.8));
      // A tenth of what was missed and found is lost: a true gain of 0.2 * 0.4 - 0.8 * 0.05 = 0.04.
      const after = before.map((found) => Number(found === 1 ? random() >= 0.05 : random() < 0.4));
      const { low, high } = intervalsOf({ before, after }, round).gain;
      if (low <= 0.04 && 0.04 <= high) covered++;
    }
    expect(covered / rounds).toBeGreaterThan(0.91);
    expect(covered / rounds).toBeLessThanOrEqual(0.99);
  });

  it('do not take a few flawless queries for certainty', () => {
    const { before } = intervalsOf({ before: hits(20, 20), after: hits(20, 20) });
    expect(before.high).toBe(1);
    expect(before.low).toBeGreaterThan(1 - 5 / 22);
    expect(before.low).toBeLessThan(1 - 2 / 22);
  });

  it('do not take three gains without a loss for proof, but do take eight', () => {
    const gainOf = (gained: number) =>
      intervalsOf({ before: hits(40, 20), after: hits(40, 20 + gained) }).gain;
    expect(gainOf(3).low).toBeLessThanOrEqual(0);
    expect(gainOf(8).low).toBeGreaterThan(0);
  });

  it('say that anything is possible where there was no query', () => {
    const none = new Float64Array(0);
    expect(intervalsOf({ before: none, after: none })).toEqual({
      before: { low: 0, high: 1 },
      after: { low: 0, high: 1 },
      gain: { low: -1, high: 1 },
    });
  });
});
