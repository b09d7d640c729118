import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EngineClient } from '../../src-shared/contract/api.ts';
import type { Job } from '../../src-shared/contract/job.ts';
import { openTemporaryEngine } from '../harness/temporary-engine.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';

async function endOf(client: EngineClient): Promise<Job> {
  for (;;) {
    const job = await client['map.current']({});
    if (job && job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('the map of a library', () => {
  it('is made, kept over a restart, grouped, and lacks photos that went away', async () => {
    await using photos = await makeTestFolder();
    for (let seed = 1; seed <= 9; seed++) {
      const folder = seed <= 5 ? 'trees' : 'boats';
      await photos.write(`${folder}/${seed}.jpg`, await photoPicture(seed, { width: 96, height: 64 }));
    }
    const library = await openTemporaryEngine();
    try {
      expect(await library.client['map.layout']({})).toBeNull();
      expect(await library.client['map.current']({})).toBeNull();
      const folder = await library.client['folders.add']({ path: photos.path });
      await library.importAll();

      const started = await library.client['map.start']({});
      expect(started).toMatchObject({ kind: 'map', state: 'running' });
      expect((await library.client['map.start']({})).id).toBe(started.id);
      expect((await endOf(library.client)).state).toBe('done');
      const layout = await library.client['map.layout']({});
      const { ids } = await library.client['photos.grid']({});
      expect(layout?.photoIds.toSorted((one, other) => one - other)).toEqual(
        ids.toSorted((one, other) => one - other),
      );
      expect(layout?.model).toBe((await library.client['library.status']({})).model);

      const byFolder = await library.client['map.groups']({ by: 'folder' });
      expect(byFolder.groups).toEqual([
        { name: 'trees', photos: 5 },
        { name: 'boats', photos: 4 },
      ]);
      const [photoId] = layout?.photoIds ?? [];
      expect(photoId).toBeDefined();
      await library.client['photos.tag']({ photoIds: [photoId!], name: 'my own', on: true });
      const byLabel = await library.client['map.groups']({ by: 'label' });
      expect(byLabel.groups[byLabel.groupOf[0]!]?.name).toBe('my own');
      const byDate = await library.client['map.groups']({ by: 'date' });
      expect(byDate.groupOf).toEqual(Array(9).fill(0));

      await library.restart();
      expect(await library.client['map.layout']({})).toEqual(layout);
      await library.client['folders.remove']({ folderId: folder.id });
      expect((await library.client['map.layout']({}))?.photoIds).toEqual([]);
    } finally {
      await library.close();
    }
  });

  it('is as if never made once its file is damaged, and is the same when it is made anew', async () => {
    await using photos = await makeTestFolder();
    for (let seed = 1; seed <= 4; seed++) {
      await photos.write(`${seed}.jpg`, await photoPicture(seed, { width: 96, height: 64 }));
    }
    const library = await openTemporaryEngine();
    try {
      await library.client['folders.add']({ path: photos.path });
      await library.importAll();
      await library.client['map.start']({});
      await endOf(library.client);
      const before = await library.client['map.layout']({});

      const mapsDir = join(library.dataDir, 'maps');
      const [name] = await readdir(mapsDir);
      await writeFile(join(mapsDir, name!), 'not a map');
      expect(await library.client['map.layout']({})).toBeNull();
      expect(await library.client['map.groups']({ by: 'date' })).toEqual({ groups: [], groupOf: [] });

      await library.client['map.start']({});
      await endOf(library.client);
      const after = await library.client['map.layout']({});
      expect([after?.photoIds, after?.x, after?.y]).toEqual([before?.photoIds, before?.x, before?.y]);
    } finally {
      await library.close();
    }
  });

  it('is stopped half-way, which leaves the last one', async () => {
    await using photos = await makeTestFolder();
    await photos.write('1.jpg', await photoPicture(1, { width: 96, height: 64 }));
    const library = await openTemporaryEngine();
    try {
      await library.client['folders.add']({ path: photos.path });
      await library.importAll();
      const { id } = await library.client['map.start']({});
      // Right after the start the thread has not even been loaded.
      expect((await library.client['map.cancel']({ jobId: id })).state).toBe('cancelled');
      expect(await library.client['map.current']({})).toMatchObject({ id, state: 'cancelled' });
      expect(await library.client['map.layout']({})).toBeNull();
      await expect(library.client['map.cancel']({ jobId: id })).rejects.toMatchObject({
        code: 'job-not-running',
      });
    } finally {
      await library.close();
    }
  });
});
