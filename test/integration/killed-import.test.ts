import { fork } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTemporaryEngine, type TemporaryEngine } from '../harness/temporary-engine.ts';
import { solidPng } from '../pictures/broken.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';

interface Report {
  photos: number;
  current: string | null;
}

let library: TemporaryEngine;
let folder: Awaited<ReturnType<typeof makeTestFolder>>;
beforeEach(async () => {
  library = await openTemporaryEngine();
  folder = await makeTestFolder();
});
afterEach(async () => {
  await library.close();
  await folder[Symbol.asyncDispose]();
});

/** Imports in a process of its own, which gets SIGKILL as soon as `isTime`. @returns the last report, if it was killed */
async function importUntil(isTime: (report: Report) => boolean): Promise<Report | null> {
  await library.engine.close();
  const child = fork(join(import.meta.dirname, '..', 'harness', 'import-process.ts'), [
    library.dataDir,
    folder.path,
  ]);
  let killedAt: Report | null = null;
  child.on('message', (report: Report) => {
    if (killedAt || !isTime(report)) return;
    killedAt = report;
    child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.once('exit', resolve));
  await library.restart();
  return killedAt;
}

const status = () => library.client['library.status']({});

describe('an import whose process is killed', () => {
  it('loses no finished photo, whenever it happens, and goes on where it was', async () => {
    const count = 40;
    for (let seed = 0; seed < count; seed++) await folder.write(`${seed}.jpg`, await photoPicture(seed));

    let acknowledged = 0;
    for (const moment of [1, 9, 17, 30]) {
      const killed = await importUntil((report) => report.photos >= Math.max(moment, acknowledged));
      acknowledged = Math.max(acknowledged, killed?.photos ?? 0);
      expect((await status()).photos).toBeGreaterThanOrEqual(acknowledged);
    }
    const job = await library.importAll();
    expect(job.state).toBe('done');
    expect(await status()).toMatchObject({ photos: count, files: count, pending: 0, failed: 0 });
    const ids = (await library.client['photos.grid']({})).ids;
    expect(new Set(ids).size).toBe(count);
  });

  it('leaves a file alone after the third time, lists it, and reads it when asked', async () => {
    // Slow to decode, so that the process can be killed while it is being read.
    const path = await folder.write('slow.png', solidPng(9_800, 9_800));
    for (let attempt = 0; attempt < 3; attempt++) {
      expect(await importUntil((report) => report.current === path)).not.toBeNull();
    }
    await folder.write('fine.jpg', await photoPicture(1));
    const job = await library.importAll();
    expect(job.state).toBe('done');
    const { items } = await library.client['import.failures']({});
    expect(items).toMatchObject([{ path, code: 'reading-crashed' }]);
    expect((await status()).photos).toBe(1);

    await library.client['import.retry']({ fileIds: [items[0]!.fileId!] });
    await library.waitFor('done');
    expect(await status()).toMatchObject({ photos: 2, failed: 0 });
  });
});
