import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { LaunchChild } from '../serve/child.ts';
import type { TrainingEvent, TrainingOutcome, TrainingSetup } from '../train/training-setup.ts';
import { endWithin, type LimitedEnd, wayOfEnding } from './end-of-child.ts';
import { forkChild } from './fork-child.ts';
import { fromFailure } from './thread-failure.ts';
import type { FromTraining, ToTraining } from './train-messages.ts';

const STOP_WITHIN_MS = 3_000;

/** A training under way. */
export interface Training {
  /**
   * Rejects with what the training failed with, or with CodedError 'training-crashed' (transient) where its process
   * was lost: starting it again in the same folder goes on after the last epoch that was saved.
   */
  outcome: Promise<TrainingOutcome>;
  /** Between two steps, like the others. */
  pause(): void;
  resume(): void;
  /** Ends it; also where it is paused. Rejects 'training-crashed' where it takes too long between two steps. */
  stop(): void;
}

/** Trains in a process of its own: native libraries can crash, and nobody is to wait for its steps. */
export function startTraining(
  setup: TrainingSetup,
  onEvent: (event: TrainingEvent) => void,
  launchChild: LaunchChild = forkChild,
): Training {
  const child = launchChild(new URL('./train-worker.ts', import.meta.url));
  const send = (message: ToTraining): void => {
    child.send(message);
  };
  let stopping: Promise<LimitedEnd> | undefined;
  const outcome = new Promise<TrainingOutcome>((resolve, reject) => {
    child.onMessage((told) => {
      const message = told as FromTraining;
      switch (message.type) {
        case 'event':
          onEvent(message.event);
          break;
        case 'outcome':
          resolve(message.outcome);
          break;
        case 'failure':
          reject(fromFailure(message.failure));
      }
    });
    void child.ended
      .then((end) => stopping ?? end)
      .then((end) => {
        reject(crashed(end));
      });
  });
  send({ type: 'setup', setup });
  return {
    outcome,
    pause: () => {
      send({ type: 'pause' });
    },
    resume: () => {
      send({ type: 'resume' });
    },
    stop: () => {
      send({ type: 'stop' });
      // A step on a whole network takes seconds, and a person waits; the checkpoints are whole at any moment.
      stopping ??= endWithin(child, STOP_WITHIN_MS);
    },
  };
}

function crashed(end: LimitedEnd): CodedError {
  const complaint = end.limitMs === undefined ? end.complaint : '';
  const reason = complaint || `it ${wayOfEnding(end)}`;
  return new CodedError(
    'training-crashed',
    `The training's process was lost (${reason}). Resume the training: it goes on after the last epoch that was saved.`,
    { transient: true },
  );
}
