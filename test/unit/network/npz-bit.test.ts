import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, afterAll, beforeEach, describe, expect, it } from 'vitest';
import { bitTensors } from '../../../src-main/network/bit-names.ts';
import { importModel } from '../../../src-main/network/import-model.ts';
import { loadModel } from '../../../src-main/network/load-model.ts';
import { loadTensors } from '../../../src-main/network/load-tensors.ts';
import { readModel } from '../../../src-main/network/read-model.ts';
import type { Tensor } from '../../../src-main/network/safetensors.ts';
import { formulaBitWeights } from './formula-weights.ts';
import { makePlaces } from './own-models.ts';
import { type ArrayToWrite, npyOf, writeZip } from './write-npz.ts';

/** [filters, channels, height, width] -> [height, width, channels, filters], as the published file has kernels. */
function published({ shape, values }: Tensor): ArrayToWrite {
  const [filters, channels, height, width] = shape;
  if (channels === undefined || height === undefined || width === undefined) return { shape, values };
  const turned = new Float32Array(values.length);
  let at = 0;
  for (let place = 0; place < height * width; place++) {
    for (let channel = 0; channel < channels; channel++) {
      for (let filter = 0; filter < filters!; filter++) {
        turned[at++] = values[(filter * channels + channel) * height * width + place]!;
      }
    }
  }
  return { shape: [height, width, channels, filters!], values: turned };
}

const weights = formulaBitWeights();
const names = bitTensors().map(({ npz, name }) => ({ npz, name }));
const arrayOf = (name: string) => published(weights.get(name)!);
const classifier = [
  {
    name: 'resnet/head/conv2d/kernel.npy',
    content: npyOf({ shape: [1, 1, 2048, 3], values: new Float32Array(6144) }),
  },
  { name: 'resnet/head/conv2d/bias.npy', content: npyOf({ shape: [3], values: new Float32Array(3) }) },
];

/** With a small classifier, which is not read. `change` may spoil an array or leave it out. */
function* entries(change: (npz: string) => ArrayToWrite | null | undefined = () => undefined) {
  yield* classifier;
  for (const { npz, name } of names) {
    const array = change(npz);
    if (array !== null) yield { name: `${npz}.npy`, content: npyOf(array ?? arrayOf(name)) };
  }
}

const coded = (code: string, message = /./) =>
  expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error;

const taken = { unverified: true };
const root = 'resnet/root_block/standardized_conv2d/kernel';

let dir: string;
let soundPath: string;
let places: ReturnType<typeof makePlaces>;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'lookalike bit '));
  soundPath = join(dir, 'some name');
  writeZip(soundPath, entries());
});

afterAll(() => {
  rmSync(dir, { recursive: true });
});

beforeEach(() => {
  places = makePlaces();
});

afterEach(() => {
  places.remove();
});

describe('the published BiT', () => {
  it('is only taken unverified, as nobody published its hash', async () => {
    const sha256 = createHash('sha256').update(readFileSync(soundPath)).digest('hex');
    await expect(importModel(places, soundPath, { unverified: false })).rejects.toThrow(
      coded('model-unverified', new RegExp(`It has ${sha256}.*unverified`)),
    );
    expect(readdirSync(places.installedDir)).toEqual([]);
  });

  it('becomes a model with its kernels turned, its hash told and its classifier left out', async () => {
    const model = await importModel(places, soundPath, taken);
    expect(model).toMatchObject({
      ...{ name: 'bit-m-r50x1', kind: 'installed', backbone: 'bit-m-r50x1', inputSize: 224 },
      ...{ featureDimensions: 2048, vectorDimensions: 2048, licence: 'Apache-2.0', training: null },
      source: expect.stringMatching(/google-research\/big_transfer.*SHA-256 [0-9a-f]{64}/) as string,
    });
    const { tensors } = await readModel(join(places.installedDir, 'bit-m-r50x1.safetensors'));
    expect([...tensors.keys()]).toEqual([...weights.keys()]);
    for (const [name, { shape, values }] of weights) {
      expect(tensors.get(name)?.shape, name).toEqual(shape);
      expect(Buffer.from(tensors.get(name)!.values.buffer).equals(Buffer.from(values.buffer)), name).toBe(
        true,
      );
    }
    const { network, input } = await loadTensors(places, 'bit-m-r50x1');
    expect(network.name).toBe('bit-m-r50x1');
    expect(input).toEqual({
      size: 224,
      mean: [127.5, 127.5, 127.5],
      standardDeviation: [127.5, 127.5, 127.5],
    });
    expect(await loadModel(places, 'bit-m-r50x1')).toMatchObject({
      labels: [],
      score: null,
      projection: null,
    });

    // Another file of the same weights is the same backbone: heads made on one machine find it on another.
    const reordered = join(dir, 'reordered.npz');
    writeZip(reordered, [...entries()].reverse());
    expect(await importModel(places, reordered, taken)).toEqual(model);
    expect(readdirSync(places.installedDir)).toEqual(['bit-m-r50x1.safetensors']);
  });

  it('is never held in memory as a whole', () => {
    const script = join(import.meta.dirname, '..', '..', 'harness', 'import-model-process.ts');
    const output = execFileSync(process.execPath, [script, places.installedDir, soundPath], {
      encoding: 'utf8',
    });
    const { grownBytes } = JSON.parse(output) as { grownBytes: number };
    const fileBytes = statSync(soundPath).size;
    expect(fileBytes).toBeGreaterThan(90e6);
    expect(grownBytes).toBeLessThan(2 * fileBytes);
  });
});

describe('an npz that is not BiT is refused, naming the tensor', () => {
  it.each<[string, (npz: string) => ArrayToWrite | null | undefined, RegExp]>([
    [
      'one missing',
      (npz) => (npz === root ? null : undefined),
      /root_block\/standardized_conv2d\/kernel' is missing/,
    ],
    [
      'one of another shape',
      (npz) =>
        npz === root ? { shape: [7, 7, 3, 32], values: new Float32Array(7 * 7 * 3 * 32) } : undefined,
      /root_block.*is \[7, 7, 3, 32\] where the network has \[7, 7, 3, 64\]/,
    ],
    [
      'one in Fortran order',
      (npz) => (npz === root ? { ...arrayOf('root.weight'), fortranOrder: true } : undefined),
      /root_block.*Fortran order/,
    ],
    [
      'a number that is none',
      (npz) => {
        if (npz !== 'resnet/group_norm/gamma') return undefined;
        const { shape, values } = arrayOf('norm.weight');
        return { shape, values: Float32Array.from(values, (value, at) => (at === 9 ? Infinity : value)) };
      },
      /resnet\/group_norm\/gamma' holds what is no number/,
    ],
  ])('with %s', async (_what, change, message) => {
    const path = join(dir, 'spoilt.npz');
    writeZip(path, entries(change));
    await expect(importModel(places, path, taken)).rejects.toThrow(coded('weights-damaged', message));
    expect(readdirSync(places.installedDir)).toEqual([]);
  });

  it('with one too many', async () => {
    const path = join(dir, 'more.npz');
    const extra = { name: 'resnet/extra.npy', content: npyOf({ shape: [1], values: new Float32Array(1) }) };
    writeZip(path, [...entries(), extra]);
    await expect(importModel(places, path, taken)).rejects.toThrow(
      coded('weights-damaged', /'resnet\/extra' is none of BiT-M R50x1/),
    );
  });

  it('with its end missing', async () => {
    const path = join(dir, 'cut.npz');
    writeZip(path, [...entries()].slice(0, 20));
    await expect(importModel(places, path, taken)).rejects.toThrow(coded('weights-damaged', /is missing/));
  });
});
