import { describe, expect, it } from 'vitest';
import { measureRetrieval, neighboursNeeded, queryOutcomes } from '../../../src-main/evaluate/retrieval.ts';

describe('leave-one-out retrieval', () => {
  it('computes recall@k and mAP@R as worked out by hand', () => {
    const labels = [0, 0, 0, 1, 1];
    const neighbours = [
      [1, 2, 3, 4], // both relevant first: AP = 1
      [3, 0, 2, 4], // a miss, then 1/2: AP@2 = (1/2) / 2
      [3, 4, 0, 1], // nothing within R = 2: AP = 0
      [4, 0, 1, 2], // R = 1: AP = 1
      [0, 3, 1, 2], // R = 1, a miss: AP = 0
    ];
    const metrics = measureRetrieval(labels, (photo) => neighbours[photo]!);
    expect(metrics.queries).toBe(5);
    expect(metrics.recallAt1).toBeCloseTo(2 / 5);
    expect(metrics.recallAt5).toBe(1);
    expect(metrics.mapAtR).toBeCloseTo((1 + 0.25 + 0 + 1 + 0) / 5);
    expect(metrics.perClass).toEqual([
      { label: 0, n: 3, recallAt1: 1 / 3, mapAtR: expect.closeTo(1.25 / 3) as number },
      { label: 1, n: 2, recallAt1: 1 / 2, mapAtR: 1 / 2 },
    ]);
  });

  it('does not ask a photo that is alone in its class, but lets it be a wrong answer', () => {
    const metrics = measureRetrieval(
      [0, 0, 1],
      (photo) =>
        [
          [2, 1],
          [0, 2],
          [0, 1],
        ][photo]!,
    );
    expect(metrics.queries).toBe(2);
    expect(metrics.recallAt1).toBe(0.5);
    expect(metrics.perClass).toEqual([{ label: 0, n: 2, recallAt1: 0.5, mapAtR: 0.5 }]);
  });

  it('is all zero, not NaN, when no class has two photos', () => {
    expect(measureRetrieval([0, 1], () => [])).toMatchObject({ queries: 0, recallAt1: 0, mapAtR: 0 });
  });

  it('asks for as many neighbours as the largest class needs', () => {
    expect(neighboursNeeded([0, 1])).toBe(10);
    expect(neighboursNeeded(Array.from({ length: 30 }, () => 0))).toBe(30);
  });

  it('tells of each query where its first right hit was, and leaves out those that have none to find', () => {
    const neighbours = [
      [2, 1],
      [0, 2],
      [0, 1],
    ];
    expect(queryOutcomes([0, 0, 1], (photo) => neighbours[photo]!)).toEqual([
      { photo: 0, label: 0, firstHit: 1, averagePrecision: 0 },
      { photo: 1, label: 0, firstHit: 0, averagePrecision: 1 },
    ]);
    expect(queryOutcomes([0, 0, 1], () => [2])[0]).toMatchObject({ firstHit: null, averagePrecision: 0 });
  });
});
