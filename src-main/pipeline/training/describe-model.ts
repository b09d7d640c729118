import type { ScoreCalibration, TrainingCard } from '../../../src-shared/contract/model.ts';
import type { ModelDefinition } from '../../network/model-definition.ts';
import type { Tensor } from '../../network/safetensors.ts';
import { modelInputOf } from '../../train/recipe.ts';
import type { StartPoint } from './start-point.ts';
import type { Trained } from './train-run.ts';
import type { TrainingStages } from './training-stages.ts';

interface Facts extends StartPoint, Trained {
  name: string;
  /** When the training began: what its model is known by. */
  startedAtMs: number;
  score?: ScoreCalibration | null;
  training?: TrainingCard | null;
}

/** The model that a training made. A head alone stands on its backbone; trained pictures make a backbone of their own. */
export function describeModel(facts: Facts): ModelDefinition {
  const { backbone, tensors, recipe, dataset, name, startedAtMs } = facts;
  const { score = null, training = null } = facts;
  const isHead = recipe.input.kind === 'features';
  return {
    ...{ format: 'lookalike-model', version: 1, name, kind: 'trained', network: tensors.network.name },
    input: modelInputOf(recipe, tensors.input),
    featureDimensions: dataset.featureDimensions,
    vectorDimensions: recipe.dimensions,
    backbone: isHead ? tensors.backbone : null,
    head: true,
    ...{ score, training },
    licence: backbone.licence,
    source: `Trained on this computer from ${backbone.backbone}`,
    createdAtMs: startedAtMs,
  };
}

/** Under the network's names. What did not learn is as it was. */
export async function tensorsOfModel(
  { readTensors }: TrainingStages,
  { tensors }: StartPoint,
  { recipe, outcome }: Trained,
): Promise<ReadonlyMap<string, Tensor>> {
  const learnt = await readTensors(outcome.bestPath);
  if (recipe.input.kind === 'features') return learnt;
  return new Map([...tensors.weights, ...learnt]);
}
