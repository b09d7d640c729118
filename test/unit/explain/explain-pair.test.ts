import { describe, expect, it } from 'vitest';
import { cellVectors } from '../../../src-main/explain/cell-vectors.ts';
import { explainPair, ofGreatest } from '../../../src-main/explain/explain-pair.ts';
import { usualPicture } from '../../../src-main/explain/usual-picture.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';

const CELLS = 9;
const CHANNELS = 12;
const DIMENSIONS = 5;

const numbers = (count: number, seed: number): Float32Array => {
  const random = seededRandom(seed);
  return Float32Array.from({ length: count }, () => random() * 2 - 1);
};
const projection = {
  weight: { values: numbers(DIMENSIONS * CHANNELS, 3) },
  bias: { values: numbers(DIMENSIONS, 4) },
};

/** The long way: mean over the cells, head, cosine. */
function cosineOf(parts: Float32Array, otherParts: Float32Array, head: typeof projection | null): number {
  const [one, other] = [parts, otherParts].map((all) => {
    const feature = Array.from({ length: CHANNELS }, (_, channel) => {
      let sum = 0;
      for (let cell = 0; cell < CELLS; cell++) sum += all[cell * CHANNELS + channel]!;
      return sum / CELLS;
    });
    if (!head) return feature;
    return Array.from(head.bias.values, (bias, dimension) =>
      feature.reduce(
        (sum, value, channel) => sum + value * head.weight.values[dimension * CHANNELS + channel]!,
        bias,
      ),
    );
  });
  const dot = (left: number[], right: number[]) =>
    left.reduce((sum, value, place) => sum + value * right[place]!, 0);
  return dot(one!, other!) / Math.sqrt(dot(one!, one!) * dot(other!, other!));
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

describe.each([
  ['without a head', null],
  ['with a trained head', projection],
])('the likeness of two pictures, %s', (_, head) => {
  const parts = numbers(CELLS * CHANNELS, 1);
  const otherParts = numbers(CELLS * CHANNELS, 2);
  const usual = usualPicture([numbers(CHANNELS, 5), numbers(CHANNELS, 6)], head);
  const explained = explainPair(cellVectors(parts, CELLS, head), cellVectors(otherParts, CELLS, head), usual);

  it('is taken apart without a rest', () => {
    expect(explained.cosine).toBeCloseTo(cosineOf(parts, otherParts, head), 6);
    expect(explained.common).not.toBeCloseTo(0, 3);
    expect(explained.common + sum(explained.agreement)).toBeCloseTo(explained.cosine, 12);
  });

  it('is shared out to the cells of either side alike', () => {
    expect(explained.agreement).toHaveLength(CELLS * CELLS);
    for (const [cell, share] of explained.shares.entries()) {
      expect(share).toBeCloseTo(sum(explained.agreement.slice(cell * CELLS, (cell + 1) * CELLS)), 12);
    }
    for (const [cell, share] of explained.otherShares.entries()) {
      const column = explained.agreement.filter((_, place) => place % CELLS === cell);
      expect(share).toBeCloseTo(sum(column), 12);
    }
  });
});

describe('what is usual', () => {
  it('does not show: cells like most cells of the library add less than those that only these two have', () => {
    const channels = (values: Record<number, number>) =>
      Float32Array.from({ length: 4 }, (_, channel) => values[channel] ?? 0);
    const [sky, rare] = [channels({ 0: 3 }), channels({ 2: 2 })];
    const picture = (...cells: Float32Array[]) =>
      cellVectors(Float32Array.from(cells.flatMap((cell) => [...cell])), cells.length, null);
    const library = Array.from({ length: 200 }, () => channels({ 0: 3 }));
    const shares = (features: Float32Array[]) =>
      explainPair(picture(sky, sky, rare), picture(rare, sky, sky), usualPicture(features, null)).shares;
    expect(shares(library).indexOf(Math.max(...shares(library)))).toBe(2);
    // Of two photos nobody can say what is usual; then the strongest is what it is.
    expect(shares(library.slice(0, 1)).indexOf(Math.max(...shares(library.slice(0, 1))))).toBe(0);
  });

  it('of no weight is nothing', () => {
    expect([...usualPicture([new Float32Array(CHANNELS)], null)]).toEqual(new Array(CHANNELS).fill(0));
  });
});

describe('a picture that the network sees nothing in', () => {
  it('agrees with nothing, and divides nothing by zero', () => {
    const nothing = cellVectors(new Float32Array(CELLS * CHANNELS), CELLS, null);
    const something = cellVectors(numbers(CELLS * CHANNELS, 1), CELLS, null);
    const explained = explainPair(nothing, something, new Float64Array(CHANNELS));
    expect(explained.cosine).toBe(0);
    expect(ofGreatest(explained.shares)).toEqual(new Array(CELLS).fill(0));
  });
});

describe('shares of the greatest', () => {
  it('lie between -1 and 1, whatever the sign of the greatest', () => {
    expect(ofGreatest(Float64Array.of(1, -4, 2, 0))).toEqual([0.25, -1, 0.5, 0]);
  });
});
