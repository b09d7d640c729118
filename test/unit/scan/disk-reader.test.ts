import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDiskReader } from '../../../src-main/scan/disk-reader.ts';
import { makeFiles, temporaryFolder } from './temporary-folder.ts';

describe('reading a disk', () => {
  it('gives the same answers in the same order, asked concurrently or directly', async () => {
    const root = temporaryFolder();
    const names = Array.from({ length: 200 }, (_, index) => `${index}${'x'.repeat(index % 3)}.jpg`);
    makeFiles(root, ...names.filter((_, index) => index % 10 !== 3));
    const paths = [...names.map((name) => join(root, name)), join(root, '0.jpg/below-a-file.jpg')];
    const sizes = async (reader: ReturnType<typeof createDiskReader>): Promise<unknown[]> =>
      (await reader.statAll(paths)).map((result) =>
        result instanceof Error ? result.message : result?.size,
      );

    const reader = createDiskReader();
    const concurrently = await sizes(reader);
    expect(concurrently.slice(2, 5)).toEqual([
      'bytes of 2xx.jpg'.length,
      undefined,
      'bytes of 4x.jpg'.length,
    ]);
    expect(concurrently).toHaveLength(paths.length);
    for (let time = 0; time < 3; time++) expect(await sizes(reader)).toEqual(concurrently);
    expect(await reader.statAll([])).toEqual([]);
    expect(await createDiskReader().statAll([])).toEqual([]);
  });
});
