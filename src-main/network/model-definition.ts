import { z } from 'zod';
import { ModelName, ScoreCalibration, TrainingCard } from '../../src-shared/contract/model.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { bitMR50x1 } from './bit-resnet.ts';
import type { Network } from './description.ts';
import { efficientNetLite0 } from './efficientnet-lite0.ts';
import { firstIssue } from './first-issue.ts';
import { withHead } from './projection-head.ts';
import { inferShapes, type Shape } from './shapes.ts';
import { weightShapes } from './weight-shapes.ts';

const FORMAT = 'lookalike-model';
const VERSION = 1;

/** Without a classifier: what features are made with. */
const backbones = {
  'efficientnet-lite0': () => efficientNetLite0(null),
  'bit-m-r50x1': bitMR50x1,
} satisfies Record<string, () => Network>;

const NetworkName = z.enum(['efficientnet-lite0', 'bit-m-r50x1']);
export type NetworkName = z.infer<typeof NetworkName>;

const Channel = z.number();
const Spread = z.number().positive();

/** What a model was trained to see. */
export const InputDefinition = z.object({
  size: z.int().min(32).max(1024),
  mean: z.tuple([Channel, Channel, Channel]).readonly(),
  standardDeviation: z.tuple([Spread, Spread, Spread]).readonly(),
});

/** What a model file says of itself, beside its weights. */
export const ModelDefinition = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** When it was made. Here it is called as its file is, which may be another where this name was taken. */
  name: ModelName,
  kind: z.enum(['installed', 'trained']),
  network: NetworkName,
  input: InputDefinition,
  featureDimensions: z.int().positive(),
  vectorDimensions: z.int().positive(),
  /** Whose weights it needs; known by their hash, the name is for people. Null: all weights are inside. */
  backbone: z.object({ name: ModelName, sha256: z.string().regex(/^[0-9a-f]{64}$/) }).nullable(),
  /** Whether a trained projection stands between feature and vector. */
  head: z.boolean(),
  /** Null: that of its backbone serves. */
  score: ScoreCalibration.nullable(),
  licence: z.string().min(1),
  source: z.string().min(1),
  createdAtMs: z.number().nonnegative(),
  training: TrainingCard.nullable(),
});
export type ModelDefinition = z.infer<typeof ModelDefinition>;

const Versioned = z.object({ format: z.literal(FORMAT), version: z.int() });

/**
 * Whether this is a description that is understood here; said before anything else of the file is judged, as a
 * newer Lookalike may do all else in another way.
 *
 * @param path of the file, for the messages
 * @throws CodedError 'not-a-model', 'model-newer'
 */
export function checkVersion(text: string | undefined, path: string): void {
  const versioned = Versioned.safeParse(parseJson(text));
  if (!versioned.success) throw notAModel(path, versioned.error);
  const { version } = versioned.data;
  if (version <= VERSION) return;
  throw new CodedError(
    'model-newer',
    `This model was made by a newer Lookalike (format ${version}; this one reads ${VERSION}). Update Lookalike, then import it.`,
    { path },
  );
}

/** @throws CodedError 'model-damaged' */
export function parseDefinition(text: string | undefined, path: string): ModelDefinition {
  const definition = ModelDefinition.safeParse(parseJson(text));
  if (!definition.success) throw unsound(path, firstIssue(definition.error), definition.error);
  const contradiction = contradictionIn(definition.data);
  if (contradiction) throw unsound(path, contradiction);
  return definition.data;
}

export function notAModel(path: string, cause?: unknown): CodedError {
  return new CodedError(
    'not-a-model',
    `${path} is no model: choose a file that Lookalike exported, or the published BiT-M-R50x1.npz.`,
    { path, cause },
  );
}

export const backboneNetwork = (name: NetworkName): Network => backbones[name]();

/** All layers of a model, its head included. */
export function networkOf({ network, head, vectorDimensions }: ModelDefinition): Network {
  return head ? withHead(backboneNetwork(network), vectorDimensions) : backboneNetwork(network);
}

/** The tensors that the file of a model holds, in the order that it holds them in. */
export function ownWeights(definition: ModelDefinition): Map<string, Shape> {
  const { size } = definition.input;
  const all = weightShapes(networkOf(definition), size);
  if (!definition.backbone) return all;
  for (const name of weightShapes(backboneNetwork(definition.network), size).keys()) all.delete(name);
  return all;
}

function contradictionIn(definition: ModelDefinition): string | null {
  const shapes = inferShapes(networkOf(definition), definition.input.size);
  const stated = { feature: definition.featureDimensions, vector: definition.vectorDimensions };
  for (const [output, dimensions] of Object.entries(stated)) {
    const computed = shapes.get(output)?.join(' x ');
    if (computed !== `${dimensions}`)
      return `a ${output} of ${dimensions} where its network gives ${computed}`;
  }
  return definition.backbone && !definition.head ? 'it has neither a backbone nor a head' : null;
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unsound(path: string, reason: string, cause?: unknown): CodedError {
  return fileDamaged(path, `its description is wrong: ${reason}`, cause);
}

export function fileDamaged(path: string, reason: string, cause?: unknown): CodedError {
  return new CodedError(
    'model-damaged',
    `The model file ${path} is damaged (${reason}). Import it again from a sound copy.`,
    { path, cause },
  );
}
