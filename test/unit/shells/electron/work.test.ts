import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Subscribers } from '../../../../src-main/shells/electron/subscribers.ts';
import { followWork } from '../../../../src-main/shells/electron/work/work.ts';
import type { EngineState } from '../../../../src-shared/contract/desktop.ts';
import type { EngineEvent } from '../../../../src-shared/contract/events.ts';
import type { Job } from '../../../../src-shared/contract/job.ts';
import { job } from './fake-work.ts';

/** An engine whose answers come when the test says so. */
function makeEngine() {
  const events = new Subscribers<EngineEvent>();
  const states = new Subscribers<EngineState>();
  const imported = Promise.withResolvers<Job | null>();
  const training = Promise.withResolvers<null>();
  const log: string[] = [];
  const work = followWork(
    {
      state: { state: 'running' },
      onState: (listener) => states.add(listener),
      onEvent: (listener) => events.add(listener),
      client: {
        'import.current': () => imported.promise,
        'training.current': () => training.promise,
      },
    },
    (line) => log.push(line),
  );
  return { events, states, imported, training, work, log };
}

test('what runs is known as soon as it is answered, whatever becomes of the other question', async () => {
  const { imported, training, work, log } = makeEngine();
  imported.resolve(job());
  await setImmediate();
  expect(work.jobs).toHaveLength(1);
  training.reject(new Error('no answer'));
  await setImmediate();
  expect(log).toEqual(['what runs is not known: no answer']);
});

test('an answer from before a job ended does not bring it back', async () => {
  const { events, imported, training, work } = makeEngine();
  events.tell({ type: 'job', job: job({ state: 'done' }) });
  imported.resolve(job());
  training.resolve(null);
  await setImmediate();
  expect(work.jobs).toEqual([]);
});

test('nor does one of an engine that is gone', async () => {
  const { states, imported, work } = makeEngine();
  states.tell({ state: 'restarting', attempt: 1, retryAtMs: 0 });
  imported.resolve(job());
  await setImmediate();
  expect(work.jobs).toEqual([]);
});
