import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listModels, loadModel, type ModelPlaces } from '../../../src-main/network/load-model.ts';

const bundled = join(import.meta.dirname, '../../../models');

interface WrittenEntry {
  name: string;
  weights: { file: string; bytes: number; sha256: string };
  labels: { file: string; bytes: number; sha256: string };
  [key: string]: unknown;
}

/** A copy of the bundled folder, to spoil. */
let modelsDir: string;
let places: ModelPlaces;
let manifestPath: string;

beforeEach(() => {
  modelsDir = mkdtempSync(join(tmpdir(), 'lookalike models ü '));
  places = { bundledDir: modelsDir, installedDir: join(modelsDir, 'of the person, not there yet') };
  manifestPath = join(modelsDir, 'manifest.json');
  for (const part of ['manifest.json', 'efficientnet-lite0']) {
    cpSync(join(bundled, part), join(modelsDir, part), { recursive: true });
  }
});

afterEach(() => {
  rmSync(modelsDir, { recursive: true });
});

function readEntry(): WrittenEntry {
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as { models: [WrittenEntry] };
  return manifest.models[0];
}

const writeManifest = (...models: unknown[]): void => {
  writeFileSync(manifestPath, JSON.stringify({ version: 1, models }));
};

/** Replaces a file and vouches for it in the manifest, as one who made a model would. */
function replaceFile(kind: 'weights' | 'labels', content: string | Buffer): void {
  const entry = readEntry();
  const bytes = Buffer.from(content);
  writeFileSync(join(modelsDir, entry[kind].file), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  writeManifest({ ...entry, [kind]: { ...entry[kind], bytes: bytes.byteLength, sha256 } });
}

const refusal = (code: string, path: string, message: RegExp) =>
  expect.objectContaining({
    code,
    path: join(modelsDir, path),
    message: expect.stringMatching(message) as string,
  }) as Error;

describe('the bundled model', () => {
  it('is what is loaded when no name is given', async () => {
    const model = await loadModel(places);
    expect(model).toMatchObject({
      name: 'efficientnet-lite0',
      kind: 'bundled',
      backbone: 'efficientnet-lite0',
      createdAtMs: null,
      training: null,
      score: null,
      projection: null,
      inputSize: 224,
      featureDimensions: 1280,
      vectorDimensions: 1280,
      licence: 'Apache-2.0',
      weightsSha256: readEntry().weights.sha256,
    });
    expect(model.labels).toHaveLength(1000);
    expect([model.labels[0], model.labels[985]]).toEqual(['tench', 'daisy']);
    const byName = await loadModel(places, 'efficientnet-lite0');
    expect(Buffer.from(byName.onnx).equals(model.onnx)).toBe(true);
  });

  it('is listed without a look at its files', async () => {
    rmSync(join(modelsDir, 'efficientnet-lite0'), { recursive: true });
    const [card, ...others] = await listModels(places);
    expect(others).toEqual([]);
    expect(card).toMatchObject({ name: 'efficientnet-lite0', bytes: readEntry().weights.bytes });
  });

  it('is found by its name among others', async () => {
    writeManifest({ ...readEntry(), name: 'first' }, { ...readEntry(), name: 'second' });
    expect((await listModels(places)).map(({ name }) => name)).toEqual(['first', 'second']);
    expect((await loadModel(places)).name).toBe('first');
    expect((await loadModel(places, 'second')).backbone).toBe('second');
  });
});

describe('a model that cannot be used is refused', () => {
  it('by a name that nothing has, telling which there are', async () => {
    writeManifest({ ...readEntry(), name: 'first' }, { ...readEntry(), name: 'second' });
    await expect(loadModel(places, 'third')).rejects.toThrow(
      refusal('model-unknown', 'of the person, not there yet', /no model 'third'.*'first', 'second'/),
    );
  });

  it.each(['weights', 'labels'] as const)('without its %s', async (kind) => {
    const { file } = readEntry()[kind];
    rmSync(join(modelsDir, file));
    await expect(loadModel(places)).rejects.toThrow(
      refusal('model-missing', file, /is not there.*[Rr]einstall/),
    );
  });

  it.each(['weights', 'labels'] as const)('with one bit flipped in its %s', async (kind) => {
    const { file } = readEntry()[kind];
    const bytes = readFileSync(join(modelsDir, file));
    const middle = bytes.byteLength >> 1;
    bytes[middle] = bytes[middle]! ^ 1;
    writeFileSync(join(modelsDir, file), bytes);
    await expect(loadModel(places)).rejects.toThrow(
      refusal('model-damaged', file, new RegExp(`${file} is damaged.*SHA-256.*restore`)),
    );
  });

  it.each([0, 1000])('with weights cut to %i bytes', async (kept) => {
    const { file, bytes } = readEntry().weights;
    writeFileSync(join(modelsDir, file), readFileSync(join(modelsDir, file)).subarray(0, kept));
    await expect(loadModel(places)).rejects.toThrow(
      refusal('model-damaged', file, new RegExp(`has ${kept} bytes instead of ${bytes}`)),
    );
  });

  it.each([
    ['["only one"]', /not a list of 1000 labels/],
    ['{"0": "tench"}', /not a list of 1000 labels/],
    ['[', /not JSON/],
  ])('with labels such as %s', async (labels, message) => {
    replaceFile('labels', labels);
    await expect(loadModel(places)).rejects.toThrow(
      refusal('model-damaged', readEntry().labels.file, message),
    );
  });

  it('with weights that are no safetensors', async () => {
    replaceFile('weights', 'PK\u0003\u0004 something else altogether');
    await expect(loadModel(places)).rejects.toThrow(
      refusal('weights-damaged', readEntry().weights.file, /header/),
    );
  });
});

describe('a models folder that cannot be read is told of', () => {
  const refuses = async (message: RegExp) => {
    const expected = refusal('models-folder-damaged', 'manifest.json', message);
    await expect(listModels(places)).rejects.toThrow(expected);
    await expect(loadModel(places)).rejects.toThrow(expected);
  };

  it('without a manifest', async () => {
    rmSync(manifestPath);
    await refuses(/manifest.json is not there.*[Rr]einstall/);
  });

  it.each([
    ['', /JSON/],
    ['{"version": 1', /JSON/],
    ['null', /expected object/],
    ['{"version": 2, "models": []}', /version/],
    ['{"version": 1, "models": []}', /models/],
  ])('with the manifest %j', async (content, message) => {
    writeFileSync(manifestPath, content);
    await refuses(message);
  });

  it.each<[string, (entry: WrittenEntry) => unknown[], RegExp]>([
    ['of an unknown network', (entry) => [{ ...entry, network: 'gpt' }], /models\.0\.network/],
    [
      'without a hash',
      (entry) => [{ ...entry, weights: { file: 'a', bytes: 1 } }],
      /models\.0\.weights\.sha256/,
    ],
    ['twice', (entry) => [entry, entry], /two models have the same name/],
    [
      'without a spread',
      (entry) => [{ ...entry, input: { ...(entry['input'] as object), standardDeviation: [128, 0, 128] } }],
      /standardDeviation\.1/,
    ],
    ...['../weights', '/etc/passwd', 'a/../../b', 'C:\\a', 'a\\b', 'a//b', '.hidden'].map(
      (file): [string, (entry: WrittenEntry) => unknown[], RegExp] => [
        `at ${file}`,
        (entry) => [{ ...entry, weights: { ...entry.weights, file } }],
        /weights\.file: not a plain path/,
      ],
    ),
  ])('with a model %s', async (_what, spoil, message) => {
    writeManifest(...spoil(readEntry()));
    await refuses(message);
  });

  it('with dimensions that its network does not have', async () => {
    writeManifest({ ...readEntry(), vectorDimensions: 256 });
    await expect(loadModel(places)).rejects.toThrow(
      refusal('models-folder-damaged', 'manifest.json', /vector of 256 numbers, but its network gives 1280/),
    );
  });
});
