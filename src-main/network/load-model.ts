import { join } from 'node:path';
import { z } from 'zod';
import type { ModelCard } from '../../src-shared/contract/library.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { Network } from './description.ts';
import { efficientNetLite0 } from './efficientnet-lite0.ts';
import { emitOnnx } from './emit-onnx.ts';
import { folderDamaged, manifestPathIn, type ModelEntry, readManifest } from './manifest.ts';
import { modelDamaged, readModelFile } from './model-file.ts';
import { readSafetensors } from './safetensors.ts';
import { inferShapes } from './shapes.ts';

/** A model as the manifest describes it. Which one is active, the library knows. */
export type Model = Omit<ModelCard, 'active'>;

/** A model whose files are verified, ready for the runtime. */
export interface LoadedModel extends Model {
  weightsSha256: string;
  /** In the order of `probabilities`. Two classes may share a label. */
  labels: readonly string[];
  /**
   * ONNX model: `pixels` uint8 [batch, inputSize, inputSize, 3] -> `feature` float32 [batch, featureDimensions],
   * `vector` float32 [batch, vectorDimensions] of length 1, `probabilities` float32 [batch, labels.length].
   * Owns its memory, so that a worker can transfer it.
   */
  onnx: Uint8Array<ArrayBuffer>;
}

const networks: Record<ModelEntry['network'], (classes: number) => Network> = {
  'efficientnet-lite0': efficientNetLite0,
};

const Labels = z.array(z.string().min(1));

/**
 * The models of a folder, the default first; their files are not opened.
 * @throws CodedError 'models-folder-damaged'
 */
export async function listModels(modelsDir: string): Promise<Model[]> {
  return (await readManifest(modelsDir)).map(cardOf);
}

/**
 * Reads, verifies and builds a model.
 *
 * @param name default: the manifest's first
 * @throws CodedError 'model-unknown', 'model-missing', 'model-damaged', 'models-folder-damaged', 'weights-damaged'
 */
export async function loadModel(modelsDir: string, name?: string): Promise<LoadedModel> {
  const entry = findModel(await readManifest(modelsDir), name, modelsDir);
  const network = networkOf(entry, modelsDir);
  const [weightsBytes, labelsBytes] = await Promise.all([
    readModelFile(modelsDir, entry.weights),
    readModelFile(modelsDir, entry.labels),
  ]);
  const weights = readSafetensors(weightsBytes, join(modelsDir, entry.weights.file));
  return {
    ...cardOf(entry),
    weightsSha256: entry.weights.sha256,
    labels: parseLabels(labelsBytes, entry, modelsDir),
    onnx: emitOnnx(network, weights, entry.input),
  };
}

function findModel(
  entries: readonly [ModelEntry, ...ModelEntry[]],
  name: string | undefined,
  modelsDir: string,
): ModelEntry {
  if (name === undefined) return entries[0];
  const entry = entries.find((candidate) => candidate.name === name);
  if (entry) return entry;
  const names = entries.map((candidate) => `'${candidate.name}'`).join(', ');
  throw new CodedError('model-unknown', `There is no model '${name}'. Choose one of these: ${names}.`, {
    path: modelsDir,
  });
}

/** Nothing vouches for the manifest itself, so its dimensions are held against the network's own. */
function networkOf(entry: ModelEntry, modelsDir: string): Network {
  const network = networks[entry.network](entry.classes);
  const shapes = inferShapes(network, entry.input.size);
  const stated = { feature: entry.featureDimensions, vector: entry.vectorDimensions };
  for (const [output, dimensions] of Object.entries(stated)) {
    const computed = shapes.get(output)?.join(' x ');
    if (computed === `${dimensions}`) continue;
    throw folderDamaged(
      manifestPathIn(modelsDir),
      `'${entry.name}' is said to have a ${output} of ${dimensions} numbers, but its network gives ${computed}`,
    );
  }
  return network;
}

function cardOf(entry: ModelEntry): Model {
  const { name, featureDimensions, vectorDimensions, licence, source } = entry;
  return {
    name,
    // Features compare only with features of the same weights, so a backbone is a model, not an architecture.
    backbone: name,
    inputSize: entry.input.size,
    featureDimensions,
    vectorDimensions,
    bytes: entry.weights.bytes,
    licence,
    source,
  };
}

function parseLabels(bytes: Buffer, entry: ModelEntry, modelsDir: string): readonly string[] {
  const { file } = entry.labels;
  const path = join(modelsDir, file);
  try {
    const labels = Labels.length(entry.classes).safeParse(JSON.parse(bytes.toString('utf8')));
    if (labels.success) return labels.data;
    throw modelDamaged(path, file, `it is not a list of ${entry.classes} labels`, labels.error);
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw modelDamaged(path, file, 'it is not JSON', error);
  }
}
