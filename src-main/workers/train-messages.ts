import type { TrainingEvent, TrainingOutcome, TrainingSetup } from '../train/training-setup.ts';
import type { ThreadFailure } from './thread-failure.ts';

export type ToTraining = { type: 'setup'; setup: TrainingSetup } | { type: 'pause' | 'resume' | 'stop' };

export type FromTraining =
  | { type: 'event'; event: TrainingEvent }
  | { type: 'outcome'; outcome: TrainingOutcome }
  | { type: 'failure'; failure: ThreadFailure };
