import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadModel, type LoadedModel } from '../../src-main/network/load-model.ts';
import { openLibrary, type Library } from '../../src-main/store/library.ts';
import { createExplainer } from '../../src-main/workers/explainer.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { makePlaces } from '../unit/network/own-models.ts';
import { drawPicture } from '../unit/network/synthetic-pictures.ts';

const places = makePlaces();
const started: Worker[] = [];
const count = (worker: Worker) => started.push(worker);
let folder: Awaited<ReturnType<typeof makeTestFolder>>;
let library: Library;
let model: LoadedModel;

beforeAll(async () => {
  folder = await makeTestFolder();
  library = openLibrary(folder.path);
  model = await loadModel(places);
  process.on('worker', count);
});

afterAll(async () => {
  process.off('worker', count);
  library.close();
  places.remove();
  await folder[Symbol.asyncDispose]();
});

const pair = () =>
  Promise.resolve({ query: drawPicture('blobs-few', 224), hit: drawPicture('blobs-many', 224) });

describe('the explainer', () => {
  it('keeps its thread for the next question, then lets it rest', async () => {
    started.length = 0;
    const explainer = createExplainer(library.databasePath, 300);
    const [first, second] = await Promise.all([
      explainer.explain(model, pair()),
      explainer.explain(model, pair()),
    ]);
    expect(second).toEqual(first);
    expect(started).toHaveLength(1);
    await once(started[0]!, 'exit');
    expect((await explainer.explain(model, pair())).cosine).toBe(first.cosine);
    expect(started).toHaveLength(2);
    await explainer.close();
  });

  it('answers what was asked before it is closed', async () => {
    const explainer = createExplainer(library.databasePath);
    const asked = explainer.explain(model, pair());
    await new Promise((resolve) => setImmediate(resolve));
    await explainer.close();
    expect((await asked).agreement).toHaveLength(49 * 49);
  });

  it('starts anew with another model, and after one that does not load', async () => {
    started.length = 0;
    const explainer = createExplainer(library.databasePath);
    const damaged = { ...model, name: 'damaged', onnx: new Uint8Array(100) };
    await explainer.explain(model, pair());
    await expect(explainer.explain(damaged, pair())).rejects.toMatchObject({ code: 'network-not-loaded' });
    await expect(explainer.explain(damaged, pair())).rejects.toMatchObject({ code: 'network-not-loaded' });
    await explainer.explain(model, pair());
    expect(started).toHaveLength(4);
    await explainer.close();
  });

  it('passes on why a picture could not be looked at, and goes on', async () => {
    const explainer = createExplainer(library.databasePath);
    await expect(explainer.explain(model, Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect((await explainer.explain(model, pair())).cosine).toBeGreaterThan(0);
    await explainer.close();
  });
});
