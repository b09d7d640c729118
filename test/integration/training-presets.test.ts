import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { EngineEvent } from '../../src-shared/contract/events.ts';
import type { StageProgress } from '../../src-shared/contract/job.ts';
import type { TrainingRun } from '../../src-shared/contract/training.ts';
import { fastRuntime } from '../harness/fast-runtime.ts';
import { openTemporaryEngine, type TemporaryEngine } from '../harness/temporary-engine.ts';
import { untilOver, untilTraining } from '../harness/training-watch.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { writeLabelled } from '../pictures/labelled.ts';

/** The presets that train on pictures: from folders to a backbone of one's own that answers. */
const PER_KIND = 10;

let library: TemporaryEngine;
let folder: Awaited<ReturnType<typeof makeTestFolder>>;

beforeAll(async () => {
  folder = await makeTestFolder();
  // All before the engine starts: from then on this process opens no SVG, which they are drawn as.
  for (const name of ['things', 'leaving']) {
    const write = (path: string, bytes: Uint8Array) => folder.write(`${name}/${path}`, bytes);
    await writeLabelled({ write }, PER_KIND, ['boats', 'fruit']);
  }
  library = await openTemporaryEngine();
  await library.client['folders.add']({ path: join(folder.path, 'things') });
  await library.importAll();
}, 120_000);
afterAll(async () => {
  await library.close();
  await folder[Symbol.asyncDispose]();
});

const request = (name: string, preset: 'full' | 'paper') => ({
  ...{ source: { kind: 'folder' as const, folder: join(folder.path, name) }, preset, epochs: 1 },
  ...{ runtime: fastRuntime, backbone: 'efficientnet-lite0', name: `${name}-${preset}` },
});
const untilAdopted = async () => {
  for (;;) {
    const job = await library.client['models.adoption']({});
    if (job?.state === 'done') return;
    expect(job?.state).toBe('running');
    await wait(20);
  }
};

it('the paper makes a model with vectors of its own, which answers once it is adopted', async () => {
  const { client, engine } = library;
  const compared: StageProgress[] = [];
  const stop = engine.onEvent((event: EngineEvent) => {
    if (event.type !== 'job' || event.job.kind !== 'train') return;
    compared.push(...event.job.stages.filter(({ name }) => name === 'compare'));
  });
  await client['training.start'](request('things', 'paper'));
  const run = await untilOver(client);
  stop();
  expect(run).toMatchObject({ state: 'done', error: null, model: 'things-paper' });
  expect(run.epochs).toHaveLength(1);
  expect(run.epochs[0]!.loss).toBeGreaterThanOrEqual(0);
  // The new backbone looks at the held-out photos, then the one in use.
  const all = 2 * run.check!.heldOutPhotos;
  expect(compared.at(-1)).toMatchObject({ done: all, total: all });
  expect(compared.every(({ done }) => done >= 0)).toBe(true);

  await client['models.adopt']({ name: 'things-paper', anyway: true });
  await untilAdopted();
  const { active, models } = await client['models.list']({});
  expect(active).toBe('things-paper');
  expect(models.find(({ name }) => name === active)).toMatchObject({ backbone: active });
  const [photoId] = (await client['photos.grid']({})).ids;
  const { hits } = await client['search.similar']({ query: { kind: 'photo', photoId: photoId! } });
  expect(hits).toHaveLength(2 * PER_KIND - 1);
}, 240_000);

it('a full training goes on without photos that went away, and waits for its folder', async () => {
  const labelled = join(folder.path, 'leaving');
  const { id } = await library.client['training.start'](request('leaving', 'full'));
  const runDir = join(library.dataDir, 'training', `run-${id}`);
  const restart = async (meanwhile: () => void) => {
    await library.restart();
    expect(await library.client['training.current']({})).toMatchObject({ id, state: 'paused' });
    meanwhile();
    await library.client['training.resume']({ runId: id });
  };
  const whole = (await untilTraining(library.client, ({ check }) => check !== null)).check!;

  const gone = ['boats/boats-0.jpg', 'fruit/fruit-1.jpg'].map((name) => join(labelled, name));
  await restart(() => {
    for (const path of [join(runDir, 'pictures.u8'), ...gone]) rmSync(path, { force: true });
  });
  const expectWithout = ({ check }: TrainingRun) => {
    const lost = check!.findings.flatMap((finding) => (finding.kind === 'unreadable' ? [finding.path] : []));
    expect(lost.sort()).toEqual(gone);
    expect(check!.trainPhotos + check!.heldOutPhotos).toBe(whole.trainPhotos + whole.heldOutPhotos - 2);
    const { photos, ...rows } = JSON.parse(readFileSync(join(runDir, 'dataset.json'), 'utf8')) as Record<
      'train' | 'validation' | 'heldOut',
      number[]
    > & { photos: { path: string }[] };
    const used = [...rows.train, ...rows.validation, ...rows.heldOut].map((row) => photos[row]?.path);
    for (const path of gone) expect(used).not.toContain(path);
  };
  expectWithout(await untilTraining(library.client, ({ stepInEpoch }) => stepInEpoch > 0));
  // Nor are they there for the next start, which finds the pictures complete.
  await restart(() => undefined);
  expectWithout(await untilTraining(library.client, ({ stepInEpoch }) => stepInEpoch > 1));

  await restart(() => {
    rmSync(join(runDir, 'pictures.u8'));
    renameSync(labelled, `${labelled}-away`);
  });
  const failed = await vi.waitUntil(async () => {
    const run = await library.client['training.current']({});
    return run?.state === 'failed' ? run : null;
  }, 20_000);
  expect(failed.error?.code).toBe('folder-not-found');
  renameSync(`${labelled}-away`, labelled);
  await library.client['training.resume']({ runId: id });
  await untilTraining(library.client, ({ stepInEpoch, state }) => state === 'running' && stepInEpoch > 0);
  await library.client['training.cancel']({ runId: id });
}, 240_000);
