import type { ScoreCalibration } from '../../src-shared/contract/model.ts';
import { bundledNetwork, readBundledWeights, readLabels } from './bundled-model.ts';
import {
  type BundledModel,
  cardOf,
  findModel,
  type InstalledModel,
  type KnownModel,
  type Model,
  type ModelPlaces,
  readCatalogue,
} from './catalogue.ts';
import type { Network } from './description.ts';
import { emitOnnx } from './emit-onnx.ts';
import type { Projection } from './emit-projection.ts';
import { type LastImages, lastImagesOf } from './last-images.ts';
import { backboneOf, readBackbone } from './load-tensors.ts';
import { type ModelDefinition, networkOf } from './model-definition.ts';
import { withHead } from './projection-head.ts';
import { readModel } from './read-model.ts';
import { type Tensor, tensorOf, type Weights } from './safetensors.ts';

export type { Model, ModelPlaces };

/** A model whose files are verified, ready for the runtime. */
export interface LoadedModel extends Model {
  /** Of its own file: of a head, the head's. */
  weightsSha256: string;
  /** In the order of `probabilities`. Two classes may share a label. Empty where there is no classifier. */
  labels: readonly string[];
  /** How its likeness is told as odds; null: as that of the model that comes with Lookalike. */
  score: ScoreCalibration | null;
  /** The trained step from feature to vector; null: the vector is the feature at length 1. */
  projection: Projection;
  /** What `feature` is pooled from; see with-parts.ts. */
  lastImages: LastImages;
  /**
   * ONNX model: `pixels` uint8 [batch, inputSize, inputSize, 3] -> `feature` float32 [batch, featureDimensions],
   * `vector` float32 [batch, vectorDimensions] of length 1 and, where there are labels, `probabilities` float32
   * [batch, labels.length]. Owns its memory, so that a worker can transfer it.
   */
  onnx: Uint8Array<ArrayBuffer>;
}

/**
 * All models, the default first; no weights are read.
 *
 * @param log told of each file of an added model that is left out, and why
 * @throws CodedError 'models-folder-damaged'
 */
export async function listModels(places: ModelPlaces, log?: (line: string) => void): Promise<Model[]> {
  const known = await readCatalogue(places, log);
  return known.map((model) => cardOf(model, known));
}

/**
 * Reads, verifies and builds a model.
 *
 * @param name default: the first that comes with Lookalike
 * @throws CodedError 'model-unknown', 'model-missing', 'not-a-model', 'model-newer', 'model-damaged',
 * 'models-folder-damaged', 'weights-damaged', 'backbone-missing'
 */
export async function loadModel(places: ModelPlaces, name?: string): Promise<LoadedModel> {
  const known = await readCatalogue(places);
  return build(places, known, await findModel(places, known, name));
}

async function build(
  places: ModelPlaces,
  known: readonly KnownModel[],
  model: KnownModel,
): Promise<LoadedModel> {
  const card = cardOf(model, known);
  return model.kind === 'bundled'
    ? { ...card, ...(await buildBundled(places, model)) }
    : { ...card, ...(await buildInstalled(places, known, model)) };
}

type Built = Omit<LoadedModel, keyof Model>;

async function buildBundled(
  { bundledDir }: ModelPlaces,
  { entry, weightsSha256 }: BundledModel,
): Promise<Built> {
  const network = bundledNetwork(entry, bundledDir);
  const [weights, labels] = await Promise.all([
    readBundledWeights(bundledDir, entry),
    readLabels(bundledDir, entry),
  ]);
  const onnx = emitOnnx(network, weights, entry.input);
  const lastImages = lastImagesOf(network, entry.input.size);
  return { weightsSha256, labels, score: null, projection: null, lastImages, onnx };
}

async function buildInstalled(
  places: ModelPlaces,
  known: readonly KnownModel[],
  model: InstalledModel,
): Promise<Built> {
  // First: without it, the time to read the rest is wasted.
  const backbone = backboneOf(known, model);
  const { definition, tensors, weightsSha256, path } = await readModel(model.path);
  const { network, lent, labels } = await borrow(places, definition, backbone === model ? null : backbone);
  const weights = { path, tensors: new Map([...lent, ...tensors]) };
  return {
    weightsSha256,
    labels,
    score: definition.score,
    projection: projectionOf(weights, definition),
    lastImages: lastImagesOf(network, definition.input.size),
    onnx: emitOnnx(network, weights, definition.input),
  };
}

/** What stands under a head. A bundled backbone keeps its classifier, so that photos are tagged as before. */
async function borrow(
  places: ModelPlaces,
  definition: ModelDefinition,
  backbone: KnownModel | null,
): Promise<{ network: Network; lent: ReadonlyMap<string, Tensor>; labels: readonly string[] }> {
  if (!backbone) return { network: networkOf(definition), lent: new Map(), labels: [] };
  if (backbone.kind === 'installed') {
    const { weights } = await readBackbone(places, backbone);
    return { network: networkOf(definition), lent: weights, labels: [] };
  }
  const { bundledDir } = places;
  const network = withHead(bundledNetwork(backbone.entry, bundledDir), definition.vectorDimensions);
  const { tensors } = await readBundledWeights(bundledDir, backbone.entry);
  return { network, lent: tensors, labels: await readLabels(bundledDir, backbone.entry) };
}

function projectionOf(
  weights: Weights,
  { head, vectorDimensions, featureDimensions }: ModelDefinition,
): Projection {
  if (!head) return null;
  return {
    weight: tensorOf(weights, 'projection.weight', [vectorDimensions, featureDimensions]),
    bias: tensorOf(weights, 'projection.bias', [vectorDimensions]),
  };
}
