import { describe, expect, it } from 'vitest';
import { ScoreCalibration } from '../../../src-shared/contract/model.ts';
import { dot, writeUnit } from '../../../src-shared/domain/unit-vector.ts';
import { fitScore } from '../../../src-main/evidence/fit-score.ts';
import { bundledCalibration, scoreOf, surroundingsOf } from '../../../src-main/search/score.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';
import { madeVectors, type MadeVectors } from './made-vectors.ts';

const made = (spread: number, seed: number, count = 200) =>
  madeVectors({ count, classes: 4, dimensions: 16, spread }, seed);

const fitted = ({ vectors, labels }: MadeVectors) => fitScore(vectors, labels, seededRandom(1));

/** Mean squared error of the scores of all pairs. */
function brier({ vectors, labels }: MadeVectors, calibration: ScoreCalibration): number {
  const [count, dimensions] = [labels.length, vectors.length / labels.length];
  let sum = 0;
  for (let query = 0; query < count; query++) {
    const own = vectors.subarray(query * dimensions, (query + 1) * dimensions);
    const others = Array.from({ length: count }, (_, row) => row).filter((row) => row !== query);
    const cosines = others.map((row) => dot(own, vectors, row * dimensions));
    const surroundings = surroundingsOf(cosines, calibration);
    others.forEach((row, index) => {
      const score = scoreOf(cosines[index]!, surroundings, calibration);
      sum += (score - Number(labels[row] === labels[query])) ** 2;
    });
  }
  return sum / (count * (count - 1));
}

describe('the score of a new model', () => {
  it.each([0.2, 0.6, 1.5])('fits its vectors, on photos it was not fitted on: spread %d', (spread) => {
    const all = made(spread, 1, 400);
    const half = (from: number): MadeVectors => ({
      vectors: all.vectors.slice(from * 16, (from + 200) * 16),
      labels: all.labels.slice(from, from + 200),
    });
    // A quarter of all pairs are of the same class: always saying so has an error of 0.1875.
    expect(brier(half(200), fitted(half(0))!)).toBeLessThan(0.17);
  });

  it('fits better than the usual weights where those are far off', () => {
    const { vectors, labels } = made(1.5, 1);
    // Near copies of one photo all of them, as a model sees them that tells classes apart by little.
    const crowded = vectors.map((value, index) => value * 0.4 + (index % 16 === 0 ? 1 : 0));
    const unit = new Float32Array(crowded.length);
    labels.forEach((_, row) => writeUnit(crowded.subarray(row * 16, row * 16 + 16), unit, row * 16));
    const own = fitted({ vectors: unit, labels })!;
    expect(brier({ vectors: unit, labels }, own)).toBeLessThan(
      brier({ vectors: unit, labels }, bundledCalibration) / 1.5,
    );
  });

  it.each([
    ['perfectly separated', made(0.05, 1)],
    ['copies of four photos', made(0, 1)],
    ['ordinary', made(1, 1)],
    ['few', made(0.5, 1, 30)],
    ['hardly told apart', made(2.5, 1)],
  ])('never contradicts the ranking nor claims certainty where classes are %s', (_, vectors) => {
    const calibration = ScoreCalibration.parse(fitted(vectors));
    expect(calibration.nearness).toBeGreaterThan(0);
    const surroundings = surroundingsOf([], calibration);
    let before = 0;
    for (let cosine = -1; cosine <= 1; cosine += 0.01) {
      const score = scoreOf(cosine, surroundings, calibration);
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThan(0.9999);
      expect(score).toBeGreaterThanOrEqual(before);
      before = score;
    }
    expect(scoreOf(1, surroundings, calibration)).toBeGreaterThan(0.85);
  });

  it('takes what unrelated photos look like from photos of different classes', () => {
    const { vectors, labels } = made(0.8, 2);
    const apart = labels.flatMap((label, one) =>
      labels.flatMap((other, row) =>
        other === label ? [] : dot(vectors.subarray(one * 16, one * 16 + 16), vectors, row * 16),
      ),
    );
    const mean = apart.reduce((sum, cosine) => sum + cosine, 0) / apart.length;
    expect(fitted({ vectors, labels })!.mean).toBeCloseTo(mean, 5);
  });

  it('is left as it is where there is too little to learn it from', () => {
    expect(fitted(made(0.5, 1, 29))).toBeNull();
    expect(fitted({ ...made(0.5, 1), labels: new Array<number>(200).fill(0) })).toBeNull();
    expect(fitScore(new Float32Array(0), [], seededRandom(1))).toBeNull();
  });
});
