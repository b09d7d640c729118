import { mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newIndex } from '../../../src-main/vector-index/index-settings.ts';
import { usearchFileBytes } from '../../../src-main/vector-index/usearch-file.ts';
import { clusteredVectors } from '../search/synthetic-library.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lookalike-usearch-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function declaredBytes(path: string): Promise<number> {
  const file = await open(path, 'r');
  try {
    return await usearchFileBytes(file);
  } finally {
    await file.close();
  }
}

function save(rows: number, dimensions: number): string {
  const index = newIndex(dimensions);
  clusteredVectors(rows, dimensions, rows).forEach((vector, row) => {
    index.add(BigInt(row), vector, 1);
  });
  const path = join(folder, `${rows}.usearch`);
  index.save(path);
  return path;
}

describe('the length of a usearch file', () => {
  it.each([
    [1, 16],
    [500, 16],
    [500, 37],
    // Enough for several levels of links.
    [3_000, 4],
  ])('is what its header says: %i rows of %i dimensions', async (rows, dimensions) => {
    const path = save(rows, dimensions);
    expect(await declaredBytes(path)).toBe(statSync(path).size);
  });

  it('is not what its header says where the disk was full', async () => {
    const path = save(500, 16);
    const { size } = statSync(path);
    for (const length of [size - 1, size - 4_096, Math.floor(size / 2), 100, 8, 0]) {
      truncateSync(path, length);
      expect(await declaredBytes(path)).not.toBe(length);
    }
  });
});
