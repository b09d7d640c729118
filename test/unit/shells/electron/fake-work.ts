import type { EngineState } from '../../../../src-shared/contract/desktop.ts';
import type { EngineEvent } from '../../../../src-shared/contract/events.ts';
import type { JobId, RunId } from '../../../../src-shared/contract/ids.ts';
import type { Job } from '../../../../src-shared/contract/job.ts';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import type { EngineProcess } from '../../../../src-main/shells/electron/engine/engine-process.ts';
import { Subscribers } from '../../../../src-main/shells/electron/subscribers.ts';
import { followWork } from '../../../../src-main/shells/electron/work/work.ts';

const counts = { added: 0, changed: 0, moved: 0, gone: 0, failed: 0 };

/** A job as the engine tells of it. */
export const job = (part: Partial<Job> & { kind?: Job['kind'] } = {}): Job => ({
  ...{ id: 1 as JobId, kind: 'import', state: 'running', stages: [], counts, startedAtMs: 0, seconds: 0 },
  ...{ current: null, error: null },
  ...part,
});

/** A stage with so many of so many done. */
export const stage = (name: Job['stages'][number]['name'], done: number, total: number | null) => ({
  ...{ name, done, total, perSecond: 0, secondsLeft: null },
});

/** An engine that tells what the test wants and writes down what it is asked. */
export function fakeEngine(current: Job | null = null) {
  const events = new Subscribers<EngineEvent>();
  const states = new Subscribers<EngineState>();
  const asked: string[] = [];
  let failing: { method: string; code: string } | null = null;
  const answer = (method: string) => (input: object) => {
    asked.push(`${method} ${Object.values(input).join()}`);
    if (failing?.method === method) {
      const { code } = failing;
      failing = null;
      return Promise.reject(new CodedError(code, 'No.'));
    }
    return Promise.resolve(null as never);
  };
  const client = {
    'import.current': () => Promise.resolve(current),
    'training.current': () => Promise.resolve(null),
    'import.pause': answer('import.pause'),
    'import.resume': answer('import.resume'),
    'training.pause': answer('training.pause'),
    'training.resume': answer('training.resume'),
  } satisfies Partial<EngineProcess['client']>;
  let state: EngineState = { state: 'running' };
  const engine = {
    get state() {
      return state;
    },
    onState: (listener: (told: EngineState) => void) => states.add(listener),
    onEvent: (listener: (event: EngineEvent) => void) => events.add(listener),
    client,
  };
  return {
    ...{ engine, client, asked },
    /** Once. */
    fail: (method: string, code: string) => {
      failing = { method, code };
    },
    work: followWork(engine, () => undefined),
    tell: (told: Job) => {
      events.tell({ type: 'job', job: told });
    },
    tellRun: (id: number, jobId: number) => {
      events.tell({ type: 'training', run: { id: id as RunId, jobId: jobId as JobId } as never });
    },
    become: (next: EngineState) => {
      state = next;
      states.tell(next);
    },
  };
}
