import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { BIT_NAME } from './backbone-missing.ts';
import { bitTensors } from './bit-names.ts';
import { checkFinite } from './check-weights.ts';
import type { ModelDefinition } from './model-definition.ts';
import { type NpzFile, openNpz } from './npz-file.ts';
import { weightsDamaged } from './safetensors-header.ts';
import { writeModel } from './save-model.ts';
import type { TensorSource } from './write-tensors.ts';

/** Where its authors published it. */
export const BIT_URL = 'https://storage.googleapis.com/bit_models/BiT-M-R50x1.npz';

/** Of 21,843 classes; three quarters of the file, and not used. */
const CLASSIFIER = ['resnet/head/conv2d/kernel', 'resnet/head/conv2d/bias'];

/**
 * Turns the published BiT-M-R50x1.npz into a model file, one tensor at a time: never more in memory than two of the
 * largest, whatever the file's size.
 *
 * @throws CodedError 'model-unverified', 'weights-damaged', 'disk-full', 'file-not-writable', 'file-not-written'
 */
export async function writeBitModel(
  npzPath: string,
  path: string,
  { unverified }: { unverified: boolean },
): Promise<void> {
  const npz = await openNpz(npzPath);
  try {
    const tensors = bitTensors();
    checkNames(npz.names, new Set(tensors.map((tensor) => tensor.npz)), npzPath);
    const sha256 = await sha256Of(npzPath);
    if (!unverified) throw notVerified(npzPath, sha256);
    const sources = tensors.map(({ npz: npzName, name, shape }): TensorSource => ({
      name,
      shape,
      values: () => readTensor(npz, npzName, shape, npzPath),
    }));
    await writeModel(path, definitionOf(sha256), sources);
  } finally {
    npz.close();
  }
}

function checkNames(names: ReadonlySet<string>, expected: ReadonlySet<string>, path: string): void {
  for (const name of expected)
    if (!names.has(name)) throw weightsDamaged(path, `tensor '${name}' is missing`);
  for (const name of names) {
    if (!expected.has(name) && !CLASSIFIER.includes(name)) {
      throw weightsDamaged(path, `tensor '${name}' is none of BiT-M R50x1`);
    }
  }
}

/** @param shape [channels], or of a kernel [filters, channels, height, width], which the file has the other way round */
async function readTensor(
  npz: NpzFile,
  name: string,
  shape: readonly number[],
  path: string,
): Promise<Float32Array> {
  const [filters, channels, height, width] = shape;
  if (channels === undefined || height === undefined || width === undefined || filters === undefined) {
    const values = await npz.read(name, shape);
    checkFinite(name, values, path);
    return values;
  }
  const values = await npz.read(name, [height, width, channels, filters]);
  checkFinite(name, values, path);
  return filtersFirst(values, height * width, channels, filters);
}

/** [places, channels, filters] -> [filters, channels, places] */
function filtersFirst(values: Float32Array, places: number, channels: number, filters: number): Float32Array {
  const turned = new Float32Array(values.length);
  let from = 0;
  for (let place = 0; place < places; place++) {
    for (let channel = 0; channel < channels; channel++) {
      for (let filter = 0; filter < filters; filter++, from++) {
        turned[(filter * channels + channel) * places + place] = values[from] ?? 0;
      }
    }
  }
  return turned;
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

/** Its authors published no hash of it, so there is none to hold it against: a person has to say that it is the one. */
function notVerified(path: string, sha256: string): CodedError {
  return new CodedError(
    'model-unverified',
    `Nobody published what the SHA-256 of BiT-M-R50x1.npz is, so this file cannot be verified. It has ${sha256}. ` +
      `If it comes from ${BIT_URL}, or that is the hash you expect, import it as unverified.`,
    { path },
  );
}

function definitionOf(npzSha256: string): ModelDefinition {
  return {
    format: 'lookalike-model',
    version: 1,
    name: BIT_NAME,
    kind: 'installed',
    network: 'bit-m-r50x1',
    input: { size: 224, mean: [127.5, 127.5, 127.5], standardDeviation: [127.5, 127.5, 127.5] },
    featureDimensions: 2048,
    vectorDimensions: 2048,
    backbone: null,
    head: false,
    score: null,
    licence: 'Apache-2.0',
    source: `BiT-M-R50x1.npz of google-research/big_transfer (ImageNet-21k), SHA-256 ${npzSha256}`,
    createdAtMs: Date.now(),
    training: null,
  };
}
