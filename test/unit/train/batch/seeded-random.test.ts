import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src-main/train/seeded-random.ts';

const COUNT = 20_000;

function numbers(...name: Parameters<typeof seededRandom>): number[] {
  const random = seededRandom(...name);
  return Array.from({ length: COUNT }, random);
}

/** Pearson's, of two streams of numbers that are spread evenly over 0..1. */
function correlation(one: readonly number[], other: readonly number[]): number {
  const products = one.map((value, index) => (value - 0.5) * (other[index]! - 0.5));
  return (12 * products.reduce((sum, product) => sum + product, 0)) / one.length;
}

describe('a seeded stream of random numbers', () => {
  it('is the same for the same seed and name, on every machine', () => {
    const random = seededRandom(1, 'batches', 7);
    expect([random(), random(), random()]).toMatchInlineSnapshot(`
      [
        0.6959277538117021,
        0.8890228471718729,
        0.307432770030573,
      ]
    `);
  });

  it('is another for another seed or name, however near', () => {
    const names: Parameters<typeof seededRandom>[] = [
      [1],
      [2],
      [1, 1],
      [1, 1, 1],
      [1, '1'],
      [1, 11],
      [1, 'a', 'b'],
      [1, 'ab'],
      [1, 'a,b'],
    ];
    const streams = names.map((name) => numbers(...name));
    for (const [index, stream] of streams.entries()) {
      for (const other of streams.slice(index + 1)) {
        expect(Math.abs(correlation(stream, other))).toBeLessThan(5 / Math.sqrt(COUNT));
      }
    }
  });

  it('is spread evenly over 0..1, without a link from one number to the next', () => {
    const stream = numbers(3, 'spread');
    expect(stream.every((value) => value >= 0 && value < 1)).toBe(true);
    const tenths = new Array<number>(10).fill(0);
    for (const value of stream) tenths[Math.floor(value * 10)]!++;
    // Chi-squared with 9 degrees of freedom: above 33.7 once in 10,000 streams.
    const expected = COUNT / 10;
    const chiSquared = tenths.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquared).toBeLessThan(33.7);
    expect(Math.abs(correlation(stream.slice(1), stream.slice(0, -1)))).toBeLessThan(5 / Math.sqrt(COUNT));
  });
});
