import type { TrainingRuntimeName } from '../../../src-shared/contract/model.ts';
import type { TensorFlow } from '../tensor-flow.ts';

/** Where training computes: one build of TensorFlow, ready for use. A process opens one and keeps it. */
export interface Runtime {
  name: TrainingRuntimeName;
  tf: TensorFlow;
  /** What computes, for people to read: a GPU's name, or "CPU, 8 threads". */
  device: string;
}
