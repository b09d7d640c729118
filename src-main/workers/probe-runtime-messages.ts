import type { TrainingRuntime } from '../../src-shared/contract/training.ts';

/** What the process that tried a runtime says of it. */
export type RuntimeProbe = Omit<TrainingRuntime, 'name'>;
