import { CodedError } from '../../../src-shared/domain/coded-error.ts';
import type { TrainingRuntime } from '../../../src-shared/contract/training.ts';
import type { LoadedModel, Model } from '../../network/load-model.ts';
import type { BackboneTensors } from '../../network/load-tensors.ts';
import type { TrainingStages, TrainingUnderWay } from './training-stages.ts';

/** What a training starts from. */
export interface StartPoint {
  /** Its backbone is what learns, or what the new head stands on. */
  backbone: LoadedModel;
  tensors: BackboneTensors;
  runtime: TrainingRuntime;
}

/** @throws CodedError 'model-unknown', 'model-name-taken', 'runtime-not-usable' and what loading a model throws */
export async function startPoint(
  stages: TrainingStages,
  { progress, changed }: TrainingUnderWay,
): Promise<StartPoint> {
  const { run } = progress;
  const backbone = await stages.loadModel(run.backbone);
  const tensors = await stages.loadTensors(run.backbone);
  // A run that goes on stays with what it began on: another would compute other weights.
  const runtime = await stages.chooseRuntime(run.runtime?.name ?? run.request.runtime);
  run.runtime = { name: runtime.name, device: runtime.device };
  changed();
  return { backbone, tensors, runtime };
}

/**
 * The backbone that a request means: for the paper's preset BiT, else that of the model in use.
 * @throws CodedError 'model-unknown', 'backbone-missing'
 */
export function chooseBackbone(
  request: { backbone?: string | undefined; preset: string },
  installed: readonly Model[],
  inUse: { backbone: string },
): string {
  const isPapers = request.backbone === undefined && request.preset === 'paper';
  const wanted = isPapers ? BIT_NAME : request.backbone;
  if (wanted === undefined) return inUse.backbone;
  const model = installed.find(({ name }) => name === wanted);
  if (model) return model.backbone;
  if (isPapers) throw bitMissing(inUse.backbone);
  const names = [...new Set(installed.map(({ backbone }) => backbone))].map((name) => `'${name}'`).join(', ');
  throw new CodedError('model-unknown', `There is no backbone '${wanted}'. Choose one of these: ${names}.`);
}

const BIT_NAME = 'bit-m-r50x1';

/** Another network in its place would be no reproduction of the paper, so a person has to say that it may be. */
function bitMissing(instead: string): CodedError {
  return new CodedError(
    'backbone-missing',
    `The preset 'paper' trains BiT-M R50x1, which is not here. Download it ('lookalike models download'), import ` +
      `BiT-M-R50x1.npz ('lookalike models import'), or name another backbone, such as '${instead}' ('--backbone ${instead}').`,
  );
}
