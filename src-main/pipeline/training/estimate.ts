import { totalmem } from 'node:os';
import type { ModelCard } from '../../../src-shared/contract/model.ts';
import type {
  TrainingEstimate,
  TrainingRequest,
  TrainingRuntime,
} from '../../../src-shared/contract/training.ts';
import type { NetworkName } from '../../network/model-definition.ts';
import { batchSizeOf } from '../../train/epoch-plan.ts';
import { recipeFor } from '../../train/preset/recipe-for.ts';
import type { Recipe } from '../../train/recipe.ts';
import { HELD_OUT_SHARE } from './prepare-run.ts';
import { type Bounds, photosPerSecond, stepsPerSecond } from './speeds.ts';
import type { TrainingStages } from './training-stages.ts';

/** What there is to train on, as far as names and rows tell. */
export interface LabelledCounts {
  photos: number;
  classes: number;
  /** Of which no feature of the backbone is known yet. */
  unseen: number;
}

interface Task extends LabelledCounts {
  request: TrainingRequest;
  backbone: Pick<ModelCard, 'name' | 'featureDimensions' | 'inputSize'>;
  runtime: TrainingRuntime;
}

/** Opening the runtime in its process, loading weights; on a cold disk it takes longer. */
const START_SECONDS: Bounds = { low: 2, high: 8 };
/** Bootstrap, maps and the report. */
const EVIDENCE_SECONDS: Bounds = { low: 1, high: 6 };
/** A photo of a folder is known again by its content, which has to be read. */
const KNOWN_AGAIN_PER_SECOND = 400;

/** How long a training would take here: measured where this machine has trained or imported before. */
export function estimateTraining(stages: Pick<TrainingStages, 'library'>, task: Task): TrainingEstimate {
  const { request, runtime, backbone, photos } = task;
  const network = networkOf(backbone);
  const recipe = recipeOf(task, network);
  const reading = photosPerSecond(stages.library);
  const training = stepsPerSecond(stages.library, {
    ...{ preset: request.preset, runtime: runtime.name, backbone: backbone.name, network },
    batch: batchSizeOf(recipe),
  });

  const isPictures = recipe.input.kind === 'pictures';
  const heldOut = Math.ceil(photos * HELD_OUT_SHARE);
  const known = request.source.kind === 'folder' ? (photos - task.unseen) / KNOWN_AGAIN_PER_SECOND : 0;
  const looks = task.unseen + (isPictures ? photos : 0);

  const look = plus(times(looks, reading), { low: known, high: known });
  const train = plus(START_SECONDS, {
    low: (fewestEpochs(recipe) * recipe.stepsPerEpoch) / training.high,
    high: (recipe.epochs * recipe.stepsPerEpoch) / training.low,
  });
  const compare = plus(EVIDENCE_SECONDS, times(isPictures ? 2 * heldOut : 0, reading));
  const isMeasured = training.isMeasured && (looks === 0 || reading.isMeasured);
  const stagesOf = { look, train, compare };
  return {
    runtime: runtime.name,
    device: runtime.device,
    seconds: plus(plus(look, train), compare),
    stages: (['look', 'train', 'compare'] as const).map((name) => ({
      name,
      seconds: middle(stagesOf[name]),
    })),
    basis: isMeasured ? 'measured' : 'typical',
  };
}

function recipeOf({ request, runtime, backbone, photos, classes }: Task, network: NetworkName): Recipe {
  return recipeFor(request.preset, {
    ...{ photos: Math.max(1, photos - Math.ceil(photos * HELD_OUT_SHARE)), classes: Math.max(1, classes) },
    ...{ network, inputSize: backbone.inputSize, runtime: runtime.name },
    ...{ loss: request.loss, epochs: request.epochs, memoryBytes: totalmem() },
  });
}

/** Where the first epoch is the best one, it stops when the patience is over. */
const fewestEpochs = ({ epochs, earlyStopping }: Recipe): number =>
  Math.min(epochs, earlyStopping.patience + 1);

/** The networks that there are give features of different lengths. */
const networkOf = ({ featureDimensions }: Task['backbone']): NetworkName =>
  featureDimensions === 2_048 ? 'bit-m-r50x1' : 'efficientnet-lite0';

const plus = (one: Bounds, other: Bounds): Bounds => ({
  low: one.low + other.low,
  high: one.high + other.high,
});
const times = (count: number, rate: Bounds): Bounds => ({ low: count / rate.high, high: count / rate.low });
const middle = ({ low, high }: Bounds): number => Math.sqrt(low * high);
