import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EngineClient } from '../../src-shared/contract/api.ts';
import type { EngineEvent } from '../../src-shared/contract/events.ts';
import { hostTemporaryEngine } from '../harness/hosted-engine.ts';
import { openTemporaryEngine } from '../harness/temporary-engine.ts';
import { untilOver } from '../harness/training-watch.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { writeLabelled } from '../pictures/labelled.ts';
import { photoPicture } from '../pictures/photo.ts';

async function untilImport(client: EngineClient, isSo: (photos: number, state: string) => boolean) {
  for (;;) {
    const job = await client['import.current']({});
    const { photos } = await client['library.status']({});
    if (isSo(photos, job?.state ?? 'none')) return photos;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

async function addPhotos(folder: Awaited<ReturnType<typeof makeTestFolder>>, count: number) {
  for (let seed = 0; seed < count; seed++) await folder.write(`${seed}.jpg`, await photoPicture(seed));
}

describe("the engine's process", () => {
  it('imports, tells of it, gives pictures, asks the desktop, serves pages, and closes', async () => {
    await using folder = await makeTestFolder();
    await addPhotos(folder, 3);
    await using hosted = await hostTemporaryEngine();
    const { engine } = hosted;
    const events: EngineEvent[] = [];
    engine.onEvent((event) => events.push(event));

    expect(engine.state).toEqual({ state: 'starting' });
    expect(engine.connect()).toBeNull();
    await engine.client['folders.add']({ path: folder.path });
    expect(engine.state).toEqual({ state: 'running' });
    await engine.client['import.start']({});
    await untilImport(engine.client, (_photos, state) => state === 'done');
    expect(events.map(({ type }) => type)).toContain('job');

    const { ids } = await engine.client['photos.grid']({});
    const picture = await engine.picture('thumbnail', String(ids[0]));
    expect(picture).toMatchObject({ contentType: 'image/jpeg' });
    expect([...picture.bytes.subarray(0, 2)]).toEqual([0xff, 0xd8]);
    await expect(engine.picture('thumbnail', '999')).rejects.toMatchObject({ code: 'picture-not-found' });
    await expect(engine.client['photos.details']({ photoId: 999 })).rejects.toMatchObject({
      code: 'photo-unknown',
    });

    await engine.client['photos.reveal']({ photoId: ids[0]! });
    expect(hosted.desktop).toEqual([expect.stringMatching(/^reveal .*\d\.jpg$/)]);
    await expect(engine.client['photos.open']({ photoId: ids[0]! })).rejects.toMatchObject({
      message: expect.stringContaining('no program for') as string,
    });

    const port = engine.connect()!;
    const answer = new Promise((resolve) =>
      port.once('message', ({ data }) => {
        resolve(data);
      }),
    );
    port.start();
    port.postMessage({ id: 7, method: 'library.status', input: {} });
    expect(await answer).toMatchObject({ id: 7, reply: { ok: true, value: { photos: 3 } } });

    await engine.close();
    expect(hosted.log.filter((line) => /dropped|ended/.test(line))).toEqual([]);
    expect(hosted.forked.map(({ process }) => process.pid)).toEqual([undefined]);
    await expect(engine.client['library.status']({})).rejects.toMatchObject({ code: 'engine-unreachable' });
    expect(hosted.forked).toHaveLength(1);
  });

  it('comes back when it is killed in an import, which goes on, and nothing is lost', async () => {
    await using folder = await makeTestFolder();
    const count = 20;
    await addPhotos(folder, count);
    await using hosted = await hostTemporaryEngine();
    const { client } = hosted.engine;
    await client['folders.add']({ path: folder.path });
    await client['import.start']({});
    const acknowledged = await untilImport(client, (photos) => photos >= 3);
    hosted.kill('engine-entry');
    await expect(client['library.status']({})).rejects.toMatchObject({
      code: 'engine-unreachable',
      transient: true,
    });
    await hosted.until('restarting');
    // Asked while there is none: it waits.
    expect((await client['library.status']({})).photos).toBeGreaterThanOrEqual(acknowledged);
    await untilImport(client, (_photos, state) => state === 'done');
    expect(await client['library.status']({})).toMatchObject({ photos: count, files: count, failed: 0 });
    expect(hosted.states.map(({ state }) => state)).toEqual(['running', 'restarting', 'starting', 'running']);
  }, 120_000);

  it('trains in a process that main starts, and outlives the loss of it', async () => {
    await using folder = await makeTestFolder();
    await writeLabelled(folder, 16, ['boats', 'fruit', 'sunset']);
    await using hosted = await hostTemporaryEngine();
    const { client } = hosted.engine;
    const source = { kind: 'folder' as const, folder: folder.path };
    await client['training.start']({ source, runtime: 'wasm', epochs: 3, seed: 3 });
    const run = await untilOver(client);
    expect(run).toMatchObject({ state: 'done', error: null, runtime: { name: 'wasm' } });
    const names = hosted.forked.map(({ name }) => name);
    expect(names[0]).toBe('engine-entry');
    expect(names).toContain('probe-runtime-worker');
    expect(names).toContain('train-worker');
    expect(hosted.forked.slice(1).map(({ process }) => process.pid)).toEqual(
      names.slice(1).map(() => undefined),
    );

    // Its whole process is gone in the middle: the engine says so, and stays.
    let isKilled = false;
    hosted.engine.onEvent((event) => {
      if (isKilled || event.type !== 'training' || event.run.epochs.length === 0) return;
      isKilled = true;
      hosted.kill('train-worker');
    });
    await client['training.start']({ source, runtime: 'wasm', epochs: 500, seed: 4 });
    const lost = await untilOver(client);
    expect(lost).toMatchObject({ state: 'failed', error: { code: 'training-crashed' } });
    expect(hosted.engine.state).toEqual({ state: 'running' });

    // And the other way round: a child does not outlive its engine.
    await client['training.start']({ source, runtime: 'wasm', epochs: 10_000, seed: 5 });
    const trains = () => hosted.forked.filter(({ name }) => name === 'train-worker');
    while (trains().length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    const pid = trains()[2]!.process.pid!;
    hosted.kill('engine-entry');
    await hosted.until('restarting');
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
  }, 180_000);

  it('says why a library does not open, and opens it when asked again', async () => {
    await using hosted = await hostTemporaryEngine({
      prepare: (dataDir) => {
        writeFileSync(join(dataDir, 'library.sqlite'), 'this is no database '.repeat(500));
      },
    });
    expect(await hosted.until('failed')).toMatchObject({ code: 'library-damaged' });
    await expect(hosted.engine.client['library.status']({})).rejects.toMatchObject({
      code: 'engine-unreachable',
      message: expect.stringContaining('damaged') as string,
    });
    rmSync(join(hosted.dataDir, 'library.sqlite'));
    hosted.engine.restart();
    await hosted.until('running');
    expect(hosted.forked).toHaveLength(1);
  });

  it('is closed while it starts, and lets nobody wait for it', async () => {
    await using hosted = await hostTemporaryEngine();
    const asked = hosted.engine.client['library.status']({});
    const closed = hosted.engine.close();
    await expect(asked).rejects.toMatchObject({ code: 'engine-unreachable' });
    await closed;
    expect(hosted.forked.map(({ process }) => process.pid)).toEqual([undefined]);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(hosted.forked).toHaveLength(1);
  });

  it('opens a locked library by itself once it is free', async () => {
    const other = await openTemporaryEngine();
    await using hosted = await hostTemporaryEngine({ dataDir: other.dataDir });
    expect(await hosted.until('failed')).toMatchObject({ code: 'library-locked' });
    await other.engine.close();
    await hosted.until('running');
    expect(hosted.states.map(({ state }) => state)).toEqual(['failed', 'running']);
    expect(hosted.forked).toHaveLength(1);
    await hosted.engine.close();
    rmSync(other.dataDir, { recursive: true });
  });

  it('gives up on a process that dies at once again and again, until it is asked', async () => {
    await using folder = await makeTestFolder();
    const entry = await folder.write('engine-entry.mjs', "throw new Error('libgomp.so.1 is missing');\n");
    await using hosted = await hostTemporaryEngine({ entry });
    const waits = hosted.engine.client['library.status']({});
    await expect(waits).rejects.toMatchObject({ code: 'engine-unreachable' });
    expect(hosted.engine.state).toMatchObject({
      state: 'failed',
      code: 'engine-crashed',
      message: expect.stringContaining('(Error: libgomp.so.1 is missing)') as string,
    });
    const attempts = hosted.states.flatMap((state) => (state.state === 'restarting' ? [state.attempt] : []));
    expect(attempts).toEqual([1, 2, 3, 4]);
    expect(hosted.forked).toHaveLength(5);
    hosted.engine.restart();
    expect(hosted.engine.state).toEqual({ state: 'starting' });
    await hosted.until('restarting');
    expect(hosted.forked).toHaveLength(6);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
