import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { createEngine } from '../../src-main/engine.ts';
import { createDirectClient } from '../../src-main/serve/client.ts';
import { canMount, mountSmallDisk } from '../harness/small-disk.ts';
import { openTemporaryEngine, type TemporaryEngine } from '../harness/temporary-engine.ts';
import { untilOver, untilTraining } from '../harness/training-watch.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { writeLabelled } from '../pictures/labelled.ts';

/** How a training ends where something is in its way. */
const projectDir = join(import.meta.dirname, '..', '..');
let folder: Awaited<ReturnType<typeof makeTestFolder>>;
let library: TemporaryEngine;

beforeAll(async () => {
  folder = await makeTestFolder();
  // All before the engine starts: from then on this process opens no SVG, which they are drawn as.
  const write = (path: string, bytes: Uint8Array) => folder.write(`things/${path}`, bytes);
  await writeLabelled({ write }, 20, ['boats', 'fruit']);
}, 60_000);
afterAll(() => folder[Symbol.asyncDispose]());
beforeEach(async () => {
  library = await openTemporaryEngine();
});
afterEach(() => library.close());

const source = () => ({ kind: 'folder' as const, folder: join(folder.path, 'things') });
const modelNames = async () => (await library.client['models.list']({})).models.map(({ name }) => name);

it('a damaged file that has the wanted name stays as it is, and the model gets the next', async () => {
  const models = join(library.dataDir, 'models');
  mkdirSync(models, { recursive: true });
  writeFileSync(join(models, 'things.safetensors'), 'of a newer version');
  await expect(
    library.client['training.start']({ source: source(), runtime: 'wasm', name: 'things' }),
  ).rejects.toMatchObject({ code: 'model-name-taken' });
  await library.client['training.start']({ source: source(), runtime: 'wasm', epochs: 2 });
  expect(await untilOver(library.client)).toMatchObject({ state: 'done', model: 'things-2' });
  expect(readdirSync(models).sort()).toEqual(['things-2.safetensors', 'things.safetensors']);
}, 60_000);

describe('while the new model is compared', () => {
  const start = () => library.client['training.start']({ source: source(), runtime: 'wasm', epochs: 2 });
  /** Told by the last epoch: what comes next starts a thread first. */
  const untilTrained = () => untilTraining(library.client, ({ epochs }) => epochs.length === 2);

  it('a pause holds before anything is kept', async () => {
    const { id } = await start();
    await untilTrained();
    expect(await library.client['training.pause']({ runId: id })).toMatchObject({ state: 'paused' });
    await wait(2_000);
    expect(await library.client['training.current']({})).toMatchObject({ state: 'paused', model: null });
    expect(await modelNames()).toEqual(['efficientnet-lite0']);
    await library.client['training.resume']({ runId: id });
    expect(await untilOver(library.client)).toMatchObject({ state: 'done', model: 'things' });
  }, 60_000);

  it('a cancel leaves nothing', async () => {
    const { id } = await start();
    await untilTrained();
    expect(await library.client['training.cancel']({ runId: id })).toMatchObject({ state: 'cancelled' });
    expect(await library.client['training.current']({})).toMatchObject({ state: 'cancelled', model: null });
    expect(await modelNames()).toEqual(['efficientnet-lite0']);
  }, 60_000);
});

it('a training whose model is being saved cannot be cancelled any more, and keeps its report', async () => {
  const { id } = await library.client['training.start']({ source: source(), runtime: 'wasm', epochs: 2 });
  for (;;) {
    if ((await modelNames()).includes('things')) break;
    await wait(1);
  }
  await expect(library.client['training.cancel']({ runId: id })).rejects.toMatchObject({
    code: 'training-not-running',
  });
  expect(await untilOver(library.client)).toMatchObject({ state: 'done', model: 'things' });
  expect((await library.client['training.report']({ runId: id })).html).toContain('<svg');
}, 60_000);

it('a check that is under way when the engine closes ends with it', async () => {
  const checked = library.client['training.check']({ source: source() });
  await wait(100);
  const [outcome] = await Promise.allSettled([checked, library.restart()]);
  expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'training-stopped' } });
  expect(library.log.filter((line) => line.includes('not open'))).toEqual([]);
}, 60_000);

it('the preset paper without BiT asks for it, or for a backbone by name', async () => {
  await expect(
    library.client['training.start']({ source: source(), preset: 'paper', runtime: 'wasm' }),
  ).rejects.toMatchObject({
    code: 'backbone-missing',
    message: expect.stringContaining('--backbone efficientnet-lite0') as string,
  });
});

it.skipIf(!canMount)(
  'a full disk ends the training and not the engine, and making room lets it go on',
  async () => {
    using disk = mountSmallDisk(32_768);
    const dataDir = join(disk.path, 'library');
    mkdirSync(dataDir);
    const engine = await createEngine({
      ...{ dataDir, modelsDir: join(projectDir, 'models'), log: () => undefined },
      samplesDir: join(projectDir, 'resources', 'samples'),
    });
    try {
      const client = createDirectClient(engine);
      const { id } = await client['training.start']({ source: source(), runtime: 'wasm', epochs: 400 });
      await untilTraining(client, ({ epochs }) => epochs.length > 0);
      disk.fill();
      for (;;) {
        const run = await client['training.current']({});
        if (run?.state === 'failed') {
          expect(run.error?.code).toBe('disk-full');
          break;
        }
        expect(run?.state).toBe('running');
        await wait(20);
      }
      disk.makeRoom();
      await client['training.resume']({ runId: id });
      await untilTraining(client, ({ state }) => state === 'running');
      await client['training.cancel']({ runId: id });
    } finally {
      await engine.close();
    }
  },
  120_000,
);
