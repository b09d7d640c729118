import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { TrainingEvent, TrainingOutcome, TrainingSetup } from '../train/training-setup.ts';
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
export function startTraining(setup: TrainingSetup, onEvent: (event: TrainingEvent) => void): Training {
  const child = fork(fileURLToPath(new URL('./train-worker.ts', import.meta.url)), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const send = (message: ToTraining): void => {
    // It may be gone already; `outcome` tells.
    if (child.connected) child.send(message, () => undefined);
  };
  let complaint = '';
  child.stderr?.on('data', (text: Buffer) => {
    complaint = (complaint + text.toString()).slice(-2_000);
  });

  const outcome = new Promise<TrainingOutcome>((resolve, reject) => {
    child.on('message', (message: FromTraining) => {
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
    child.on('error', (error) => {
      reject(crashed(error.message));
    });
    child.on('close', (code, signal) => {
      reject(crashed(lastLine(complaint) || `it ended with ${signal ?? code ?? 'no reason'}`));
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
      const impatient = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      child.once('close', () => {
        clearTimeout(impatient);
      });
    },
  };
}

/** The last that says something: Node ends what it prints of an error with its own version. */
function lastLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.findLast((line) => line !== '' && !line.startsWith('Node.js v')) ?? '';
}

function crashed(reason: string): CodedError {
  return new CodedError(
    'training-crashed',
    `The training's process was lost (${reason}). Resume the training: it goes on after the last epoch that was saved.`,
    { transient: true },
  );
}
