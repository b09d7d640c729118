import type { TrainingLoss, TrainingRuntimeName } from '../../../src-shared/contract/model.ts';
import type { NetworkName } from '../../network/model-definition.ts';

/** What a preset is fitted to. */
export interface TrainingFacts {
  /** Photos to train on. */
  photos: number;
  classes: number;
  network: NetworkName;
  /** Side of what the backbone sees. */
  inputSize: number;
  runtime: TrainingRuntimeName;
  loss: TrainingLoss;
  /** Instead of the preset's own. */
  epochs?: number | undefined;
  /** Of the machine; what is not known counts as little. */
  memoryBytes?: number | undefined;
}
