import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineEvent } from '../../src-shared/contract/events.ts';
import { SampleSearches, type TrainingRun } from '../../src-shared/contract/training.ts';
import { openTemporaryEngine, type TemporaryEngine } from '../harness/temporary-engine.ts';
import { untilOver, untilTraining } from '../harness/training-watch.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { writeLabelled } from '../pictures/labelled.ts';

/** What a person does: label folders by sorting photos into them, train, look at the evidence, adopt. */
const PER_KIND = 16;

let library: TemporaryEngine;
let folder: Awaited<ReturnType<typeof makeTestFolder>>;
let labelled: string;

beforeAll(async () => {
  folder = await makeTestFolder();
  labelled = join(folder.path, 'My Pictures');
  // All before the engine starts: from then on this process opens no SVG, which they are drawn as.
  await writeLabelled(below('My Pictures'), PER_KIND);
  await writeLabelled(below('one'), 6, ['boats']);
  await writeLabelled(below('thin'), 1);
  await writeLabelled(below('mixed'), 8, ['boats', 'city']);
  await writeLabelled(below('leaving'), 30, ['boats', 'fruit']);
  library = await openTemporaryEngine();
}, 120_000);
afterAll(async () => {
  await library.close();
  await folder[Symbol.asyncDispose]();
});

const below = (name: string) => ({
  write: (path: string, bytes: Uint8Array) => folder.write(`${name}/${path}`, bytes),
});
const isJpeg = (base64: string | null): boolean =>
  base64 !== null &&
  Buffer.from(base64, 'base64')
    .subarray(0, 2)
    .equals(Buffer.from([0xff, 0xd8]));
const source = () => ({ kind: 'folder' as const, folder: labelled });
const filesOf = (dir: string) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name} ${readFileSync(join(entry.parentPath, entry.name)).length}`)
    .sort();

describe('a quick training, from folders to a model', () => {
  let run: TrainingRun;
  const events: EngineEvent[] = [];

  beforeAll(async () => {
    const before = filesOf(labelled);
    const stop = library.engine.onEvent((event) => events.push(event));
    await library.client['training.start']({ source: source(), runtime: 'wasm', epochs: 4, seed: 3 });
    run = await untilOver(library.client);
    stop();
    expect(filesOf(labelled)).toEqual(before);
  }, 240_000);

  it('ends with a model, its evidence and what it took', () => {
    expect(run).toMatchObject({ state: 'done', error: null, model: 'my-pictures' });
    expect(run.runtime?.name).toBe('wasm');
    expect(run.epochs.length).toBeGreaterThan(0);
    expect(run.comparison?.after.n).toBe(run.check?.heldOutPhotos);
    expect(run.seconds).toBeGreaterThan(0);
  });

  it('held 15 % of each class back and trained on the rest', () => {
    expect(run.check?.classes.map(({ name }) => name)).toEqual([
      'boats',
      'city',
      'forest',
      'fruit',
      'sunset',
    ]);
    for (const { photos, train, heldOut } of run.check!.classes) {
      expect(train + heldOut).toBeLessThanOrEqual(photos);
      expect(heldOut).toBeGreaterThanOrEqual(2);
      expect(heldOut).toBeLessThan(train / 2);
    }
  });

  it('told how far it was: photos, then epochs with losses and recalls, then the comparison', () => {
    const stages = new Set(
      events.flatMap((event) =>
        event.type === 'job' ? event.job.stages.filter(({ done }) => done > 0).map(({ name }) => name) : [],
      ),
    );
    expect([...stages].sort()).toEqual(['compare', 'look', 'train']);
    const runs = events.flatMap((event) => (event.type === 'training' ? [event.run] : []));
    expect(runs.some(({ epochs, state }) => epochs.length > 0 && state === 'running')).toBe(true);
    expect(runs.at(-1)?.state).toBe('done');
  });

  it('left a report that stands by itself, and a log', async () => {
    const { html, csvPath } = await library.client['training.report']({ runId: run.id });
    expect(html).toContain('<svg');
    expect(html).toContain('data:image/jpeg;base64,');
    expect(html).not.toMatch(/(?:src|href)="(?!data:|#)/);
    const [header, ...lines] = readFileSync(csvPath, 'utf8').trim().split('\n');
    expect(header).toContain('epoch');
    expect(lines).toHaveLength(run.epochs.length);
  });

  it('left searches for the screens: each with its hits by both models, and a picture of every photo', async () => {
    const searches = await library.client['training.searches']({ runId: run.id });
    expect(SampleSearches.parse(searches)).toEqual(searches);
    const { improved, worse, unchanged } = searches.counts;
    expect(improved + worse + unchanged).toBe(run.check?.heldOutPhotos);
    expect(searches.queries.length).toBeGreaterThan(0);
    for (const { photo, before, after } of searches.queries) {
      const label = searches.photos[photo]?.label;
      for (const hit of [...before, ...after]) {
        expect(hit.right).toBe(searches.photos[hit.photo]?.label === label);
      }
    }
    for (const { picture } of searches.photos) expect(isJpeg(picture)).toBe(true);
  });

  it('can be estimated the next time by what it took', async () => {
    const { basis, seconds, runtime } = await library.client['training.estimate']({
      ...{ source: source(), runtime: 'wasm', epochs: 4 },
    });
    expect({ basis, runtime }).toEqual({ basis: 'measured', runtime: 'wasm' });
    expect(seconds.high).toBeGreaterThan(seconds.low);
  });

  it('imported nothing and kept none of its working files', async () => {
    expect(await library.client['library.status']({})).toMatchObject({ photos: 0, folders: 0 });
    const runDir = join(library.dataDir, 'training', `run-${run.id}`);
    expect(readdirSync(runDir).sort()).toEqual(['log.csv', 'report.html', 'searches.json']);
  });

  it('is listed with its card, not active, and can be exported', async () => {
    const { models, active } = await library.client['models.list']({});
    expect(active).toBe('efficientnet-lite0');
    expect(models.find(({ name }) => name === 'my-pictures')).toMatchObject({
      ...{ kind: 'trained', active: false, vectorDimensions: 128, backbone: 'efficientnet-lite0' },
      training: { preset: 'quick', seed: 3, runtime: 'wasm', startedFrom: 'efficientnet-lite0' },
    });
  });

  it('gives the same weights again from the same photos and seed, without looking at them again', async () => {
    await library.client['training.start']({
      ...{ source: source(), runtime: 'wasm', epochs: 4, seed: 3, name: 'again' },
    });
    const again = await untilOver(library.client);
    const strip = ({ seconds: _, samplesPerSecond: __, ...figures }: TrainingRun['epochs'][number]) =>
      figures;
    expect(again.epochs.map(strip)).toEqual(run.epochs.map(strip));
    expect(again.comparison).toEqual(run.comparison);
  }, 120_000);

  it('is adopted only when it is better or wanted anyway, and then answers', async () => {
    await library.client['models.adopt']({ name: 'my-pictures', anyway: true });
    for (;;) {
      const job = await library.client['models.adoption']({});
      if (job?.state === 'done') break;
      expect(job?.state).toBe('running');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await library.client['folders.add']({ path: labelled });
    await library.importAll();
    const [photoId] = (await library.client['photos.grid']({})).ids;
    const { hits } = await library.client['search.similar']({ query: { kind: 'photo', photoId: photoId! } });
    expect(hits).toHaveLength(24);
    const own = (await library.client['photos.details']({ photoId: photoId! })).paths[0]!;
    const kindOf = (path: string) => path.split('/').at(-2);
    const right = hits.slice(0, 5).filter(({ path }) => kindOf(path) === kindOf(own));
    expect(right.length).toBeGreaterThanOrEqual(3);
  }, 120_000);
});

describe('labels from the library', () => {
  const kindOf = (path: string) => path.split('/').at(-2)!;
  const groups = async () => {
    const { ids } = await library.client['photos.grid']({});
    const all = await Promise.all(ids.map((photoId) => library.client['photos.details']({ photoId })));
    const byKind = Map.groupBy(all, ({ paths }) => kindOf(paths[0]!));
    return [...byKind].map(([name, photos]) => ({ name, photoIds: photos.map(({ id }) => id) }));
  };

  it('are groups that a person picked; what would change for the rest of the library is told', async () => {
    const picked = (await groups()).filter(({ name }) => name === 'boats' || name === 'fruit');
    const told: unknown[][] = [];
    const stop = library.engine.onEvent((event) => {
      if (event.type !== 'training') return;
      const { source } = event.run.request;
      if (source.kind === 'groups') told.push(source.groups);
    });
    await library.client['training.start']({
      ...{ source: { kind: 'groups', groups: picked }, runtime: 'wasm', epochs: 3, name: 'picked' },
    });
    const run = await untilOver(library.client);
    stop();
    expect(told.length).toBeGreaterThan(0);
    expect(told.flat()).toEqual(told.flatMap(() => picked.map(({ name }) => ({ name, photoIds: [] }))));
    expect(run.check?.classes.map(({ name }) => name).sort()).toEqual(['boats', 'fruit']);
    expect(run.comparison?.library).toMatchObject({ photos: PER_KIND * 5, neighbours: 10 });
    expect(run.comparison!.library!.changedShare).toBeGreaterThan(0);
  }, 60_000);

  it('leave out a photo that has two of them', async () => {
    const [boats, fruit] = (await groups()).filter(({ name }) => name === 'boats' || name === 'fruit');
    const both = { ...fruit!, photoIds: [...fruit!.photoIds, boats!.photoIds[0]!] };
    const check = await library.client['training.check']({
      source: { kind: 'groups', groups: [boats!, both] },
    });
    expect(check.photos).toBe(boats!.photoIds.length + fruit!.photoIds.length - 1);
  });

  it('are collections, named as these are', async () => {
    const { client } = library;
    const picked = (await groups()).filter(({ name }) => name === 'boats' || name === 'city');
    const made = await Promise.all(
      picked.map(({ name, photoIds }) => client['collections.create']({ name: `My ${name}`, photoIds })),
    );
    const collections = { kind: 'collections' as const, collectionIds: made.map(({ id }) => id) };
    const check = await client['training.check']({ source: collections });
    expect(check.classes.map(({ name }) => name).sort()).toEqual(['My boats', 'My city']);
    expect(check.photos).toBe(2 * PER_KIND);
    await client['collections.delete']({ collectionId: made[0]!.id });
    await expect(client['training.check']({ source: collections })).rejects.toMatchObject({
      code: 'collection-unknown',
    });
  });

  it('are tags', async () => {
    const tags = await library.client['training.tags']({});
    const frequent = tags.filter(({ photos }) => photos >= 6).slice(0, 4);
    const check = await library.client['training.check']({
      source: { kind: 'tags', tags: frequent.map(({ name }) => name) },
    });
    expect(check.classes.map(({ name }) => name)).toEqual(frequent.map(({ name }) => name));
    expect(check.photos).toBeGreaterThan(8);
  });
});

describe('pausing and stopping', () => {
  it('holds still while paused, goes on, and leaves nothing when cancelled', async () => {
    const { client } = library;
    const { id } = await client['training.start']({
      ...{ source: source(), runtime: 'wasm', epochs: 500, seed: 5 },
    });
    await expect(client['training.start']({ source: source() })).rejects.toMatchObject({
      code: 'training-running',
    });
    await untilTraining(client, ({ epochs }) => epochs.length >= 1);
    expect(await client['training.pause']({ runId: id })).toMatchObject({ state: 'paused' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const held = await client['training.current']({});
    await new Promise((resolve) => setTimeout(resolve, 500));
    const still = await client['training.current']({});
    expect([still!.epochs.length, still!.stepInEpoch]).toEqual([held!.epochs.length, held!.stepInEpoch]);
    await client['training.resume']({ runId: id });
    await untilTraining(client, ({ epochs }) => epochs.length > held!.epochs.length);
    expect(await client['training.cancel']({ runId: id })).toMatchObject({ state: 'cancelled' });
    expect(readdirSync(join(library.dataDir, 'training'))).not.toContain(`run-${id}`);
    expect((await client['models.list']({})).models.map(({ name }) => name)).not.toContain('my-pictures-2');
  }, 120_000);

  it('goes on with the next start where the engine was closed', async () => {
    const { id } = await library.client['training.start']({
      ...{ source: source(), runtime: 'wasm', epochs: 6, seed: 6, name: 'cut-off' },
    });
    await untilTraining(library.client, ({ epochs }) => epochs.length >= 1);
    await library.restart({ resumeImport: true });
    const run = await untilOver(library.client);
    expect(run).toMatchObject({ id, state: 'done', model: 'cut-off' });
  }, 120_000);
});

describe('what cannot be trained on', () => {
  const start = async (path: string): Promise<TrainingRun> => {
    await library.client['training.start']({ source: { kind: 'folder', folder: path }, runtime: 'wasm' });
    for (;;) {
      const run = await library.client['training.current']({});
      if (run && !['running', 'paused'].includes(run.state)) return run;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  it.each([
    ['an empty folder', 'empty', 'labels-missing'],
    ['no folder at all', 'nowhere', 'folder-not-found'],
  ])('%s', async (_, name, code) => {
    const path = join(folder.path, name);
    if (name === 'empty') mkdirSync(path);
    expect(await start(path)).toMatchObject({ state: 'failed', error: { code }, model: null });
  });

  it('a single class, or classes of single photos', async () => {
    for (const name of ['one', 'thin']) {
      expect(await start(join(folder.path, name))).toMatchObject({
        ...{ state: 'failed', error: { code: 'labels-missing' }, model: null },
      });
    }
  });

  it('photos that cannot be read are listed, and the others are trained on', async () => {
    const broken = await folder.write('mixed/boats/broken.jpg', 'this is no photo');
    const check = await library.client['training.check']({
      source: { kind: 'folder', folder: join(folder.path, 'mixed') },
    });
    expect(check.findings).toContainEqual(expect.objectContaining({ kind: 'unreadable', path: broken }));
    expect(check.photos).toBe(17);
    expect(check.trainPhotos + check.heldOutPhotos).toBeLessThanOrEqual(16);
  });

  it('pictures of them are made wherever they lie, but for those that cannot be read', async () => {
    const sound = join(labelled, 'boats', 'boats-1.jpg');
    const broken = join(folder.path, 'mixed', 'boats', 'broken.jpg');
    const { pictures } = await library.client['training.pictures']({
      paths: [sound, broken, '/nowhere.jpg'],
    });
    expect(pictures.map(isJpeg)).toEqual([true, false, false]);
    expect(pictures.slice(1)).toEqual([null, null]);
  });

  it('a labelled folder that goes away while it is read', async () => {
    const path = join(folder.path, 'leaving');
    await library.client['training.start']({ source: { kind: 'folder', folder: path }, runtime: 'wasm' });
    rmSync(path, { recursive: true });
    for (;;) {
      const run = await library.client['training.current']({});
      if (run?.state === 'failed') {
        expect(run.error?.code).toBe('folder-not-found');
        break;
      }
      expect(run?.state).toBe('running');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }, 60_000);
});
