import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLayoutFiles } from '../../../src-main/map/layout-file.ts';
import type { PhotoId } from '../../../src-shared/contract/ids.ts';
import type { MapLayout } from '../../../src-shared/contract/map.ts';
import { makeTestFolder } from '../../pictures/folder.ts';

const layout: MapLayout = {
  model: 'quick-1',
  generation: 12,
  madeAtMs: 1_700_000_000_000,
  photoIds: [3, 1, 2] as PhotoId[],
  x: [0, 65_535, 7],
  y: [1, 2, 3],
};

describe('a kept map', () => {
  it('is read as it was written, by its model alone', async () => {
    await using folder = await makeTestFolder();
    const files = createLayoutFiles(join(folder.path, 'maps'));
    expect(await files.read('quick-1')).toBeNull();
    await files.write(layout);
    expect(await files.read('quick-1')).toEqual(layout);
    expect(await files.read('quick')).toBeNull();
  });

  it('is as if there were none wherever a byte is damaged or missing', async () => {
    await using folder = await makeTestFolder();
    const files = createLayoutFiles(folder.path);
    await files.write(layout);
    const path = join(folder.path, 'quick-1.map');
    const whole = await readFile(path);
    for (let at = 0; at < whole.length; at += 7) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      await writeFile(path, damaged);
      expect(await files.read('quick-1')).toBeNull();
      await writeFile(path, whole.subarray(0, at));
      expect(await files.read('quick-1')).toBeNull();
    }
    await writeFile(path, whole);
    expect(await files.read('quick-1')).toEqual(layout);
  });

  it('is not taken for the map of another model', async () => {
    await using folder = await makeTestFolder();
    const files = createLayoutFiles(folder.path);
    await files.write(layout);
    await writeFile(join(folder.path, 'other.map'), await readFile(join(folder.path, 'quick-1.map')));
    expect(await files.read('other')).toBeNull();
  });
});
