import { renameSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTemporaryEngine, type TemporaryEngine } from '../harness/temporary-engine.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';

let library: TemporaryEngine;
let folder: Awaited<ReturnType<typeof makeTestFolder>>;

// As many threads as a person's machine would have.
beforeEach(async () => {
  library = await openTemporaryEngine();
  folder = await makeTestFolder();
});
afterEach(async () => {
  await library.close();
  await folder[Symbol.asyncDispose]();
});

async function writePhotos(count: number): Promise<void> {
  for (let seed = 0; seed < count; seed++) await folder.write(`photo-${seed}.jpg`, await photoPicture(seed));
}

const addFolder = () => library.client['folders.add']({ path: folder.path });
const status = () => library.client['library.status']({});

describe('an import that is interrupted', () => {
  it('pauses, says so, and goes on', async () => {
    await writePhotos(12);
    await addFolder();
    const { id: jobId } = await library.client['import.start']({});
    const paused = await library.client['import.pause']({ jobId });
    expect(paused.state).toBe('paused');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const standing = (await status()).photos;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await status()).photos).toBe(standing);

    await library.client['import.resume']({ jobId });
    const done = await library.waitFor('done');
    expect(done.id).toBe(jobId);
    expect((await status()).photos).toBe(12);
  });

  it('cancels, keeps what is finished, and the next import does the rest', async () => {
    await writePhotos(12);
    await addFolder();
    const { id: jobId } = await library.client['import.start']({});
    const cancelled = await library.client['import.cancel']({ jobId });
    expect(cancelled.state).toBe('cancelled');
    await expect(library.client['import.pause']({ jobId })).rejects.toMatchObject({
      code: 'job-not-running',
    });
    await library.importAll();
    expect((await status()).photos).toBe(12);
  });

  it('goes on by itself after the program was closed', async () => {
    await writePhotos(12);
    await addFolder();
    const { id: jobId } = await library.client['import.start']({});
    await library.restart({ resumeImport: true });
    const done = await library.waitFor('done');
    expect(done.id).toBe(jobId);
    expect(done.counts.added).toBe(12);
    expect((await status()).photos).toBe(12);
  });

  it('stays paused after a restart when a person paused it', async () => {
    await writePhotos(6);
    await addFolder();
    const { id: jobId } = await library.client['import.start']({});
    await library.client['import.pause']({ jobId });
    await library.restart({ resumeImport: true });
    expect(await library.client['import.current']({})).toMatchObject({ id: jobId, state: 'paused' });
    await library.client['import.resume']({ jobId });
    await library.waitFor('done');
    expect((await status()).photos).toBe(6);
  });

  it('takes in a folder that is added while it runs', async () => {
    await writePhotos(3);
    await using second = await makeTestFolder();
    await second.write('other.jpg', await photoPicture(60));
    await addFolder();
    const first = await library.client['import.start']({});
    const { id: folderId } = await library.client['folders.add']({ path: second.path });
    const joined = await library.client['import.start']({ folderIds: [folderId] });
    expect(joined.id).toBe(first.id);
    await library.waitFor('done');
    expect((await status()).photos).toBe(4);
  });

  it('waits for a drive that is pulled while it is read, instead of listing all its photos as failed', async () => {
    await writePhotos(40);
    await addFolder();
    await library.client['import.start']({});
    while ((await status()).photos === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    renameSync(folder.path, `${folder.path}-unplugged`);
    const job = await library.waitFor('done');
    expect(job.counts.failed).toBe(0);
    const away = await status();
    expect(away).toMatchObject({ offlineFolders: 1, failed: 0 });
    expect(away.photos + away.pending).toBe(40);

    renameSync(`${folder.path}-unplugged`, folder.path);
    await library.importAll();
    expect(await status()).toMatchObject({ photos: 40, pending: 0, failed: 0, offlineFolders: 0 });
  });
});

describe('searching', () => {
  it('answers while an import runs, and says what share of the library it covers', async () => {
    await writePhotos(24);
    await addFolder();
    await library.client['import.start']({});
    const queryId = (
      await library.client['query.add']({
        name: 'dropped.jpg',
        base64: (await photoPicture(3)).toString('base64'),
      })
    ).queryId;
    const answer = await library.client['search.similar']({ query: { kind: 'query', queryId } });
    expect(answer.coverage.photos).toBeLessThanOrEqual(24);
    expect(answer.coverage.searchable).toBeLessThanOrEqual(answer.coverage.photos);
    await library.waitFor('done');
    const complete = await library.client['search.similar']({ query: { kind: 'query', queryId } });
    expect(complete.coverage).toEqual({ searchable: 24, photos: 24 });
    // The same content lies in the library, and is no hit.
    expect(complete.hits).toHaveLength(23);
  });
});
