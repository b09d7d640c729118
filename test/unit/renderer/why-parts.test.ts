import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../../src-shared/contract/search.ts';
import { heatColour } from '../../../src-renderer/views/why/heat-colour.ts';
import {
  agreementWith,
  describePart,
  partAfterKey,
  strongest,
} from '../../../src-renderer/views/why/parts.ts';

const seen = { x: 0, y: 0, width: 1, height: 1 };

/** A query of 3 x 3 parts and a hit of 2 x 2, so that rows and columns cannot be mistaken for each other. */
const explanation: Explanation = {
  cosine: 0.5,
  query: { columns: 3, rows: 3, seen, heat: [1, 0.5, 0.2, 0, -0.4, 0, 0, 0, 0.7] },
  hit: { columns: 2, rows: 2, seen, heat: [0.1, 0.2, 0.3, 1] },
  agreement: Array.from({ length: 9 * 4 }, (_, place) => place / 36),
};

describe('parts of two pictures', () => {
  it('agree with each part of the other', () => {
    expect(agreementWith(explanation, { side: 'query', cell: 2 })).toEqual(
      [8, 9, 10, 11].map((at) => at / 36),
    );
    expect(agreementWith(explanation, { side: 'hit', cell: 1 })).toEqual(
      [1, 5, 9, 13, 17, 21, 25, 29, 33].map((at) => at / 36),
    );
  });

  it('have a strongest, the first of equals', () => {
    expect(strongest(explanation.query.heat)).toBe(0);
    expect(strongest([-3, -1, -1, -2])).toBe(1);
  });

  it.each([
    [0, 'Row 1, column 1 (top left): agrees strongly, most of all with the other picture’s bottom right.'],
    [1, 'Row 1, column 2 (top): agrees, most of all with the other picture’s bottom right.'],
    [2, 'Row 1, column 3 (top right): agrees a little, most of all with the other picture’s bottom right.'],
    [3, 'Row 2, column 1 (left): adds next to nothing.'],
    [4, 'Row 2, column 2 (middle): speaks against it.'],
  ])('are put into words, part %i', (cell, words) => {
    expect(describePart(explanation, { side: 'query', cell })).toBe(words);
  });

  it.each([
    ['ArrowRight', 4, 5],
    ['ArrowRight', 5, 5],
    ['ArrowLeft', 3, 3],
    ['ArrowUp', 4, 1],
    ['ArrowUp', 1, 1],
    ['ArrowDown', 4, 7],
    ['ArrowDown', 7, 7],
    ['Home', 5, 3],
    ['End', 3, 5],
  ])('are walked through by keys: %s from %i to %i', (key, from, to) => {
    expect(partAfterKey(explanation.query, from, key)).toBe(to);
  });

  it('leave other keys alone', () => {
    expect(partAfterKey(explanation.query, 4, 'Escape')).toBeNull();
  });
});

/** Rec. 709, 0..255. */
const lightness = (value: number): number => {
  const [red, green, blue] = heatColour(value);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

describe('colours of heat', () => {
  it('get lighter the more a part agrees, so that the hue need not be seen', () => {
    const steps = [0, 0.15, 0.3, 0.5, 0.65, 0.8, 1].map(lightness);
    expect(steps).toEqual(steps.toSorted((one, other) => one - other));
    expect(new Set(steps).size).toBe(steps.length);
  });

  it('are blue where a part speaks against the match, and yellow where it agrees most', () => {
    const [red, , blue] = heatColour(-1);
    expect(blue).toBeGreaterThan(3 * red);
    const [hotRed, hotGreen, hotBlue] = heatColour(1);
    expect(Math.min(hotRed, hotGreen)).toBeGreaterThan(2 * hotBlue);
  });

  it('go on beyond both ends as at them', () => {
    expect(heatColour(-2)).toEqual(heatColour(-1));
    expect(heatColour(2)).toEqual(heatColour(1));
  });
});
