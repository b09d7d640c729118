import { describe, expect, test } from 'vitest';
import { justifyRows, rowAt, rowOfPhoto, shownAspect } from '../../../src-renderer/layout/justified-rows.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';

const options = { width: 1200, rowHeight: 180, gap: 4, headingHeight: 48 };

function shapes(count: number, seed = 1): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => Math.round(300 + random() * 2700));
}

describe('justifyRows', () => {
  test('puts every photo into exactly one row, in order, without overlap', () => {
    const aspectPermille = shapes(1000);
    const groups = aspectPermille.map((_, index) => Math.floor(index / 37));
    const { rows, height } = justifyRows(aspectPermille, groups, options);
    let next = 0;
    let bottom = 0;
    for (const row of rows) {
      expect(row.first).toBe(next);
      expect(row.top).toBeGreaterThanOrEqual(bottom);
      if (row.kind === 'photos') expect(row.end).toBeGreaterThan(row.first);
      next = row.end;
      bottom = row.top + row.height;
    }
    expect(next).toBe(1000);
    expect(height).toBeCloseTo(bottom);
    expect(rows.filter(({ kind }) => kind === 'heading')).toHaveLength(Math.ceil(1000 / 37));
  });

  test('ends every row at the right edge, but the last one of a group', () => {
    const aspectPermille = shapes(500, 2);
    const { rows } = justifyRows(aspectPermille, null, options);
    for (const row of rows.slice(0, -1)) {
      const aspects = aspectPermille.slice(row.first, row.end).map(shownAspect);
      const sum = aspects.reduce((total, aspect) => total + aspect, 0);
      expect(sum * row.height + options.gap * (aspects.length - 1)).toBeCloseTo(options.width, 3);
      expect(row.height).toBeGreaterThan(options.rowHeight * 0.5);
      expect(row.height).toBeLessThan(options.rowHeight * 2);
    }
    expect(rows.at(-1)?.height).toBeLessThanOrEqual(options.rowHeight);
  });

  test('gives a photo that is wider than the page a row of its own', () => {
    const { rows } = justifyRows([20_000, 20_000], null, { ...options, width: 300 });
    expect(rows.map(({ first, end }) => [first, end])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  test('stays within what browsers can scroll, however many photos there are', () => {
    const aspectPermille = new Int32Array(300_000).fill(1000);
    const { height, rows } = justifyRows(aspectPermille, null, { ...options, width: 320, rowHeight: 300 });
    expect(height).toBeLessThanOrEqual(15_000_000);
    expect(rows.at(-1)?.end).toBe(300_000);
  });

  test('lays out nothing for no photos or no width', () => {
    expect(justifyRows([], null, options)).toEqual({ rows: [], height: 0 });
    expect(justifyRows([1000], null, { ...options, width: 0 })).toEqual({ rows: [], height: 0 });
  });
});

test('rows are found by place and by photo', () => {
  const aspectPermille = shapes(400, 3);
  const groups = aspectPermille.map((_, index) => Math.floor(index / 29));
  const { rows } = justifyRows(aspectPermille, groups, options);
  for (const [at, row] of rows.entries()) {
    expect(rowAt(rows, row.top)).toBe(at);
    expect(rowAt(rows, row.top + row.height - 1)).toBe(at);
    for (let photo = row.first; photo < row.end; photo += 1) expect(rowOfPhoto(rows, photo)).toBe(at);
  }
  expect(rowAt(rows, -100)).toBe(0);
  expect(rowAt(rows, 1e9)).toBe(rows.length - 1);
});
