import { join } from 'node:path';
import { z } from 'zod';
import { JobId, RunId } from '../../../../src-shared/contract/ids.ts';
import type { Job } from '../../../../src-shared/contract/job.ts';
import { errorCode, errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import type { Log } from '../../../serve/dispatch.ts';
import type { Battery } from './battery.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import { readJsonFile, writeJsonFile } from '../settings/json-file.ts';
import { Subscribers } from '../engine/subscribers.ts';
import { isUnderWay, type Work } from './work.ts';

interface HeldWorkParts {
  battery: Battery;
  work: Work;
  client: Pick<
    EngineProcess['client'],
    'import.pause' | 'import.resume' | 'training.pause' | 'training.resume'
  >;
  /** Where it is written down what waits, so that it goes on even when the program was ended meanwhile. */
  dataDir: string;
  log: Log;
}

export interface HeldWork {
  /** Whether this job was paused for the battery's sake. */
  has(jobId: JobId): boolean;
  readonly jobIds: readonly JobId[];
  onChange(listener: () => void): () => void;
}

/** What can be paused; making a map, adopting and downloading cannot. */
const Pausable = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('import'), jobId: JobId }),
  z.object({ kind: z.literal('train'), jobId: JobId, runId: RunId }),
]);
type Pausable = z.infer<typeof Pausable>;

/** `asked`: not paused yet. `unsure`: the engine, or this program, was started anew since. */
interface Held {
  what: Pausable;
  state: 'asked' | 'paused' | 'unsure';
}

/**
 * Pauses long work while the machine runs on its battery, where a person wants that, and takes up again exactly what
 * it paused itself.
 */
export function holdWorkOnBattery({ battery, work, client, dataDir, log }: HeldWorkParts): HeldWork {
  const path = join(dataDir, 'paused-on-battery.json');
  const listeners = new Subscribers<undefined>();
  const held = new Map<JobId, Held>();
  for (const what of readJsonFile(path, z.array(Pausable), log) ?? []) {
    held.set(what.jobId, { what, state: 'unsure' });
  }
  /** What a person let run on battery all the same, and what cannot be paused. */
  const letRun = new Set<JobId>();
  let acting: Promise<void> = Promise.resolve();

  /** One after the other, so that a plug pulled out and put back ends with everything running. */
  const act = (failure: string, action: () => Promise<unknown>): void => {
    acting = acting.then(action).then(
      () => undefined,
      (error: unknown) => {
        log(`battery: ${failure}: ${errorMessage(error)}`);
      },
    );
  };
  const changed = (): void => {
    const waiting = [...held.values()].map(({ what }) => what);
    act('what waits was not written down', () => writeJsonFile(path, waiting));
    listeners.tell(undefined);
  };
  /** What an engine took with it is decided anew when the next one tells of the job. */
  const remember = (what: Pausable, error: unknown): boolean => {
    if (errorCode(error) !== 'engine-unreachable') return false;
    held.set(what.jobId, { what, state: 'unsure' });
    return true;
  };
  const pause = (what: Pausable): void => {
    held.set(what.jobId, { what, state: 'asked' });
    act('could not pause', async () => {
      try {
        await send(client, what, 'pause');
      } catch (error) {
        if (remember(what, error)) throw error;
        // Over in the meantime, most likely; asking again at each of its events would not help.
        letRun.add(what.jobId);
        if (held.delete(what.jobId)) changed();
        throw error;
      }
    });
    changed();
  };
  const resume = (what: Pausable): void => {
    held.delete(what.jobId);
    act('could not resume', async () => {
      try {
        await send(client, what, 'resume');
      } catch (error) {
        if (remember(what, error)) changed();
        throw error;
      }
    });
    changed();
  };

  const follow = (job: Job): void => {
    const one = held.get(job.id);
    if (!isUnderWay(job)) {
      letRun.delete(job.id);
      if (held.delete(job.id)) changed();
    } else if (job.state === 'paused') {
      if (!one) return;
      one.state = 'paused';
      // Paused in a run of the program before this one, which did not see the plug being put in.
      if (!battery.holdsWork) resume(one.what);
    } else if (one?.state === 'paused') {
      // It was paused, and now it runs: a person wants it to.
      held.delete(job.id);
      letRun.add(job.id);
      changed();
    } else if (one?.state === 'unsure' && !battery.holdsWork) {
      // It goes on by itself; when it is paused next, a person does that.
      held.delete(job.id);
      changed();
    } else if (one?.state !== 'asked' && battery.holdsWork && !letRun.has(job.id)) {
      const what = pausable(job, work);
      if (what) pause(what);
    }
  };
  const decide = (): void => {
    if (battery.holdsWork) {
      for (const job of work.jobs) if (job.state === 'running') follow(job);
      return;
    }
    letRun.clear();
    for (const { what, state } of [...held.values()]) if (state !== 'unsure') resume(what);
    for (const job of work.jobs) if (held.has(job.id)) follow(job);
  };

  work.onChange(({ job }) => {
    follow(job);
  });
  // A new engine takes up by itself what ran when the old one died: that is no person's wish.
  work.onLost(() => {
    for (const one of held.values()) one.state = 'unsure';
  });
  battery.onChange(decide);
  decide();
  return {
    has: (jobId) => held.has(jobId),
    get jobIds() {
      return [...held.keys()];
    },
    onChange: (listener) => listeners.add(listener),
  };
}

function send(client: HeldWorkParts['client'], what: Pausable, wish: 'pause' | 'resume'): Promise<unknown> {
  return what.kind === 'import'
    ? client[`import.${wish}`]({ jobId: what.jobId })
    : client[`training.${wish}`]({ runId: what.runId });
}

function pausable(job: Job, work: Work): Pausable | null {
  if (job.kind === 'import') return { kind: 'import', jobId: job.id };
  const runId = job.kind === 'train' ? work.runOf(job.id) : null;
  return runId === null ? null : { kind: 'train', jobId: job.id, runId };
}
