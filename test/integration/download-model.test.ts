import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Job } from '../../src-shared/contract/job.ts';
import { openTemporaryEngine, type TemporaryEngine } from '../harness/temporary-engine.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { type Answer, file, startServer } from '../unit/download/unreliable-server.ts';
import { npyOf, writeZip } from '../unit/network/write-npz.ts';

let library: TemporaryEngine;
let server: Awaited<ReturnType<typeof startServer>>;

afterEach(async () => {
  await library.close();
  await server.close();
});

const downloaded = () => join(library.dataDir, 'downloads', 'BiT-M-R50x1.npz');
const modelsDir = () => join(library.dataDir, 'models');

/** A sound npz, but of another network than BiT: it arrives, and is not taken. */
async function otherNpz(): Promise<Buffer> {
  await using folder = await makeTestFolder();
  const path = join(folder.path, 'other.npz');
  const content = npyOf({ shape: [2, 2], values: new Float32Array([1, 2, 3, 4]) });
  writeZip(path, [{ name: 'layer/kernel.npy', content }]);
  return readFileSync(path);
}

async function open(answer: Answer): Promise<void> {
  server = await startServer(answer);
  library = await openTemporaryEngine({ backboneUrl: server.url });
}

async function until(isSo: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const job = await library.client['models.downloading']({});
    if (job && isSo(job)) return job;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
const start = () => library.client['models.download']({ unverified: true });
const end = async () => {
  await start();
  return until(({ state }) => state !== 'running');
};

describe('the download of a backbone', () => {
  it('is not begun unless a person takes it as unverified', async () => {
    await open(file(await otherNpz()));
    await expect(library.client['models.download']({})).rejects.toMatchObject({ code: 'model-unverified' });
    expect(await library.client['models.downloading']({})).toBeNull();
    expect(server.requests).toEqual([]);
  });

  it('says what is wrong with what arrived, and fetches it anew the next time', async () => {
    await open(file(await otherNpz()));
    const job = await end();
    expect(job).toMatchObject({ state: 'failed', current: server.url });
    expect(job.error?.message).toMatch(/resnet|BiT/);
    expect(existsSync(downloaded())).toBe(false);
    expect(await end()).toMatchObject({ state: 'failed', error: job.error });
    expect(server.requests).toHaveLength(2);
  });

  it('keeps what arrived where it could not be added for another reason', async () => {
    await open(file(await otherNpz()));
    // No folder for it: nobody, not even root, makes one where a file is.
    const aside = join(library.dataDir, 'aside');
    renameSync(modelsDir(), aside);
    writeFileSync(modelsDir(), '');
    expect(await end()).toMatchObject({ state: 'failed' });
    expect(existsSync(downloaded())).toBe(true);
    rmSync(modelsDir());
    mkdirSync(modelsDir());
    expect((await end()).error?.message).toMatch(/resnet|BiT/);
    expect(server.requests).toHaveLength(1);
  });

  it('is cancelled, and goes on where it stopped', async () => {
    const content = Buffer.alloc(300_000, 7);
    await open(file(content, { silentAfter: 100_000 }));
    const { id } = await start();
    await until(({ stages }) => stages[0]?.done === 100_000);
    // A connection that broke before its first byte is asked for again: how many there were so far is not the point.
    const asked = server.requests.length;
    expect(await library.client['models.cancelDownload']({ jobId: id })).toMatchObject({
      ...{ state: 'cancelled', current: server.url },
    });
    await expect(library.client['models.cancelDownload']({ jobId: id })).rejects.toMatchObject({
      code: 'job-not-running',
    });
    await start();
    await until(({ stages }) => stages[0]?.done === 200_000);
    expect(server.requests.slice(asked).map(({ range }) => range)).toEqual(['bytes=100000-']);
  });

  it('is as cancelled once the program was closed', async () => {
    await open(file(Buffer.alloc(300_000, 7), { silentAfter: 100_000 }));
    await start();
    await until(({ stages }) => stages[0]?.done === 100_000);
    await library.restart();
    expect(await library.client['models.downloading']({})).toMatchObject({ state: 'cancelled' });
  });
});
