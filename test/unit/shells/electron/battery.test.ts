import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { createBattery } from '../../../../src-main/shells/electron/work/battery.ts';
import { holdWorkOnBattery } from '../../../../src-main/shells/electron/work/held-work.ts';
import { createDesktopSettings } from '../../../../src-main/shells/electron/settings/settings-file.ts';
import type { JobId } from '../../../../src-shared/contract/ids.ts';
import { makeTestFolder } from '../../../pictures/folder.ts';
import { fakeEngine, job } from './fake-work.ts';

const quiet = () => undefined;

/** A laptop whose plug the test pulls. */
async function makeLaptop({ onBattery = false, pauseOnBattery = true, dataDir = '', current = job() } = {}) {
  const folder = await makeTestFolder();
  const dir = dataDir || folder.path;
  const settings = createDesktopSettings(dir, quiet);
  await settings.update({ pauseOnBattery });
  let turn: (now: boolean) => void = quiet;
  const power = {
    isOnBattery: () => onBattery,
    onTurn: (listener: typeof turn) => {
      turn = listener;
    },
  };
  const engine = fakeEngine(current.state === 'done' ? null : current);
  const battery = createBattery(power, settings);
  const held = holdWorkOnBattery({
    battery,
    work: engine.work,
    client: engine.client,
    dataDir: dir,
    log: quiet,
  });
  // The engine is asked what runs.
  await setImmediate();
  return {
    ...engine,
    ...{ settings, battery, held, dataDir: dir },
    unplug: () => {
      turn(true);
    },
    plugIn: () => {
      turn(false);
    },
    asks: async (...calls: string[]) => {
      await vi.waitFor(() => {
        expect(engine.asked).toEqual(calls);
      });
      // Nothing more follows.
      await setTimeout(30);
      expect(engine.asked).toEqual(calls);
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

const none = job({ state: 'done' });
const paused = job({ state: 'paused' });

test('work that runs is paused when the plug is pulled, and goes on when it is back', async () => {
  await using laptop = await makeLaptop();
  laptop.unplug();
  laptop.tell(paused);
  await laptop.asks('import.pause 1');
  expect(laptop.held.has(1 as JobId)).toBe(true);
  laptop.plugIn();
  laptop.tell(job());
  await laptop.asks('import.pause 1', 'import.resume 1');
  expect(laptop.held.has(1 as JobId)).toBe(false);
});

test('nothing is paused unless a person chose so, and it goes on when they choose otherwise', async () => {
  await using laptop = await makeLaptop({ pauseOnBattery: false });
  laptop.unplug();
  laptop.tell(job());
  await laptop.asks();
  await laptop.settings.update({ pauseOnBattery: true });
  laptop.tell(paused);
  await laptop.asks('import.pause 1');
  await laptop.settings.update({ pauseOnBattery: false });
  await laptop.asks('import.pause 1', 'import.resume 1');
});

test('what a person paused stays paused', async () => {
  await using laptop = await makeLaptop({ current: paused });
  laptop.unplug();
  laptop.plugIn();
  await laptop.asks();
});

test('what a person resumes on battery runs, until the plug is pulled the next time', async () => {
  await using laptop = await makeLaptop({ onBattery: true });
  await laptop.asks('import.pause 1');
  laptop.tell(paused);
  laptop.tell(job());
  laptop.tell(job());
  await laptop.asks('import.pause 1');
  laptop.plugIn();
  await laptop.asks('import.pause 1');
  laptop.unplug();
  await laptop.asks('import.pause 1', 'import.pause 1');
});

test('work that begins on battery is paused too, each kind as it is, and what cannot be is left alone', async () => {
  await using laptop = await makeLaptop({ onBattery: true, current: none });
  laptop.tell(job({ id: 7 as JobId, kind: 'map' }));
  laptop.tell(job({ id: 8 as JobId, kind: 'train' }));
  await laptop.asks();
  laptop.tellRun(3, 8);
  laptop.tell(job({ id: 8 as JobId, kind: 'train' }));
  await laptop.asks('training.pause 3');
  laptop.tell(job({ id: 8 as JobId, kind: 'train', state: 'paused' }));
  laptop.plugIn();
  await laptop.asks('training.pause 3', 'training.resume 3');
});

test('a plug that is pulled and put back at once leaves everything running', async () => {
  await using laptop = await makeLaptop();
  laptop.unplug();
  laptop.plugIn();
  await laptop.asks('import.pause 1', 'import.resume 1');
});

test('an engine that was started anew is paused again', async () => {
  await using laptop = await makeLaptop();
  laptop.unplug();
  await laptop.asks('import.pause 1');
  laptop.tell(paused);
  laptop.become({ state: 'restarting', attempt: 1, retryAtMs: 0 });
  laptop.become({ state: 'running' });
  await laptop.asks('import.pause 1', 'import.pause 1');
});

test('what waited when the program was ended goes on when it is started on mains power', async () => {
  await using before = await makeLaptop({ onBattery: true });
  await before.asks('import.pause 1');
  before.tell(paused);
  await vi.waitFor(async () => {
    const text = await readFile(join(before.dataDir, 'paused-on-battery.json'), 'utf8');
    expect(JSON.parse(text)).toEqual([{ kind: 'import', jobId: 1 }]);
  });
  await using after = await makeLaptop({ dataDir: before.dataDir, current: paused });
  await after.asks('import.resume 1');
});

test('work that is over is forgotten', async () => {
  await using laptop = await makeLaptop({ onBattery: true });
  await laptop.asks('import.pause 1');
  laptop.tell(paused);
  laptop.tell(job({ state: 'cancelled' }));
  expect(laptop.held.has(1 as JobId)).toBe(false);
  laptop.plugIn();
  await laptop.asks('import.pause 1');
});

test('an engine that was started anew with the plug in has nothing held back, so that a pause is a person’s', async () => {
  await using laptop = await makeLaptop({ onBattery: true });
  await laptop.asks('import.pause 1');
  laptop.tell(paused);
  laptop.become({ state: 'restarting', attempt: 1, retryAtMs: 0 });
  laptop.plugIn();
  // It takes the import up by itself.
  laptop.become({ state: 'running' });
  await laptop.asks('import.pause 1');
  expect(laptop.held.jobIds).toEqual([]);
  laptop.tell(paused);
  await laptop.asks('import.pause 1');
});

test('what could not be told to go on, as the engine was gone, goes on with the next one', async () => {
  await using laptop = await makeLaptop({ onBattery: true, current: paused });
  laptop.tell(job());
  await laptop.asks('import.pause 1');
  laptop.tell(paused);
  laptop.fail('import.resume', 'engine-unreachable');
  laptop.plugIn();
  await laptop.asks('import.pause 1', 'import.resume 1');
  expect(laptop.held.jobIds).toEqual([1]);
  laptop.become({ state: 'restarting', attempt: 1, retryAtMs: 0 });
  laptop.become({ state: 'running' });
  await laptop.asks('import.pause 1', 'import.resume 1', 'import.resume 1');
  expect(laptop.held.jobIds).toEqual([]);
});

test('what could not be paused, as the engine was gone, is not let run on battery', async () => {
  await using laptop = await makeLaptop();
  laptop.fail('import.pause', 'engine-unreachable');
  laptop.unplug();
  await laptop.asks('import.pause 1');
  laptop.become({ state: 'restarting', attempt: 1, retryAtMs: 0 });
  laptop.become({ state: 'running' });
  await laptop.asks('import.pause 1', 'import.pause 1');
});
