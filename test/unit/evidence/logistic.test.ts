import { describe, expect, it } from 'vitest';
import { fitLogistic, type Observation } from '../../../src-main/evidence/logistic.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';

describe('logistic regression', () => {
  it('finds the weights that made the outcomes', () => {
    const random = seededRandom(5);
    const observations = Array.from({ length: 20_000 }, (): Observation => {
      const inputs = [4 * random() - 2, 4 * random() - 2];
      const chance = 1 / (1 + Math.exp(-(1.5 * inputs[0]! - 0.7 * inputs[1]! + 0.4)));
      return { inputs, outcome: random() < chance ? 1 : 0 };
    });
    const [first, second, intercept] = fitLogistic(observations);
    expect(first).toBeCloseTo(1.5, 1);
    expect(second).toBeCloseTo(-0.7, 1);
    expect(intercept).toBeCloseTo(0.4, 1);
  });

  it('takes a weight for as many observations', () => {
    const one: Observation[] = [
      { inputs: [0], outcome: 1, weight: 3 },
      { inputs: [0], outcome: 0, weight: 1 },
    ];
    const many: Observation[] = [1, 1, 1, 0].map((outcome) => ({ inputs: [0], outcome }));
    const prior = { weights: [0, 0], strength: [1, 0] };
    expect(fitLogistic(one, prior)[1]).toBeCloseTo(Math.log(3), 6);
    expect(fitLogistic(many, prior)[1]).toBeCloseTo(Math.log(3), 6);
  });

  it('stays finite on separated outcomes with a prior, and at the prior without any outcome to speak of', () => {
    const separated = [-2, -1, 1, 2].map((value): Observation => ({
      inputs: [value],
      outcome: Number(value > 0),
    }));
    const [weight] = fitLogistic(separated, { weights: [1, 0], strength: [0.1, 0.1] });
    expect(weight).toBeGreaterThan(1);
    expect(weight).toBeLessThan(10);
    const faint = separated.map((observation) => ({ ...observation, weight: 1e-9 }));
    expect(fitLogistic(faint, { weights: [2.5, -1], strength: [1, 1] })).toEqual([
      expect.closeTo(2.5, 6),
      expect.closeTo(-1, 6),
    ]);
  });
});
