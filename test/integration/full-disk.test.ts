import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canMount, mountSmallDisk } from '../harness/small-disk.ts';
import { openTemporaryEngine } from '../harness/temporary-engine.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';

describe.skipIf(!canMount)('a disk that is full', () => {
  it('ends the import and not the engine, and the next import goes on', async () => {
    await using folder = await makeTestFolder();
    for (let seed = 0; seed < 4; seed++) await folder.write(`${seed}.jpg`, await photoPicture(seed));
    using disk = mountSmallDisk(4_096);
    const library = await openTemporaryEngine({ dataDir: join(disk.path, 'library') });
    try {
      await library.client['folders.add']({ path: folder.path });
      await library.client['import.start']({});
      disk.fill();
      const failed = await untilOver();
      expect(failed).toMatchObject({ state: 'failed', error: { code: 'disk-full' } });
      expect(await library.client['library.status']({})).toMatchObject({ model: 'efficientnet-lite0' });
      disk.makeRoom();
      expect(await library.importAll()).toMatchObject({ state: 'done' });
      expect(await library.client['library.status']({})).toMatchObject({ photos: 4 });
    } finally {
      await library.close();
    }

    async function untilOver() {
      for (;;) {
        const job = await library.client['import.current']({});
        if (job && job.state !== 'running') return job;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
  });
});
