import { join } from 'node:path';
import { z } from 'zod';
import type { JobId } from '../../../../src-shared/contract/ids.ts';
import { errorCode, errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import type { Log } from '../../../serve/dispatch.ts';
import { readJsonFile, writeJsonFile } from '../json-file.ts';
import { Subscribers } from '../subscribers.ts';
import { Pausable, type PauseClient, pauseOrResume } from './pausable.ts';

/** `asked`: not paused yet. `unsure`: the engine, or this program, was started anew since. */
interface HeldJob {
  what: Pausable;
  state: 'asked' | 'paused' | 'unsure';
}

interface HeldJobs {
  get(jobId: JobId): HeldJob | undefined;
  all(): HeldJob[];
  /** @param refused told when it could not be paused and is not held */
  pause(what: Pausable, refused: () => void): void;
  resume(what: Pausable): void;
  forget(jobId: JobId): void;
  onChange: (listener: () => void) => () => void;
}

interface HeldJobParts {
  client: PauseClient;
  /** Where it is written down what waits, so that it goes on even when the program was ended meanwhile. */
  dataDir: string;
  log: Log;
}

/** The jobs that wait for mains power: who they are, and how they are paused and taken up again. */
export function openHeldJobs({ client, dataDir, log }: HeldJobParts): HeldJobs {
  const path = join(dataDir, 'paused-on-battery.json');
  const listeners = new Subscribers<undefined>();
  const held = new Map<JobId, HeldJob>();
  for (const what of readJsonFile(path, z.array(Pausable), log) ?? []) {
    held.set(what.jobId, { what, state: 'unsure' });
  }
  const act = oneAfterTheOther(log);

  const changed = (): void => {
    const waiting = [...held.values()].map(({ what }) => what);
    act('what waits was not written down', () => writeJsonFile(path, waiting));
    listeners.tell(undefined);
  };
  const forget = (jobId: JobId): void => {
    if (held.delete(jobId)) changed();
  };
  /** What an engine took with it is decided anew when the next one tells of the job. */
  const remember = (what: Pausable, error: unknown): boolean => {
    if (errorCode(error) !== 'engine-unreachable') return false;
    held.set(what.jobId, { what, state: 'unsure' });
    return true;
  };
  return {
    get: (jobId) => held.get(jobId),
    all: () => [...held.values()],
    pause: (what, refused) => {
      held.set(what.jobId, { what, state: 'asked' });
      act('could not pause', async () => {
        try {
          await pauseOrResume(client, what, 'pause');
        } catch (error) {
          if (remember(what, error)) throw error;
          refused();
          forget(what.jobId);
          throw error;
        }
      });
      changed();
    },
    resume: (what) => {
      held.delete(what.jobId);
      act('could not resume', async () => {
        try {
          await pauseOrResume(client, what, 'resume');
        } catch (error) {
          if (remember(what, error)) changed();
          throw error;
        }
      });
      changed();
    },
    forget,
    onChange: (listener) => listeners.add(listener),
  };
}

/** So that a plug pulled out and put back ends with everything running. */
function oneAfterTheOther(log: Log): (failure: string, action: () => Promise<unknown>) => void {
  let acting: Promise<void> = Promise.resolve();
  return (failure, action) => {
    acting = acting.then(action).then(
      () => undefined,
      (error: unknown) => {
        log(`battery: ${failure}: ${errorMessage(error)}`);
      },
    );
  };
}
