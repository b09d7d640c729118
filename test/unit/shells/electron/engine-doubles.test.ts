import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { afterEach, expect, it, vi } from 'vitest';
import { createEngineProcess } from '../../../../src-main/shells/electron/engine/engine-process.ts';
import type { ForkUtility } from '../../../../src-main/shells/electron/engine/utility.ts';
import { electronParts } from '../../../harness/electron-parts.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** An engine that says what the test wants, and what it was told. */
function makeEngine() {
  const told: string[] = [];
  const child = Object.assign(new EventEmitter(), {
    ...{ pid: 1, stdout: new PassThrough(), stderr: new PassThrough() },
    postMessage: ({ type }: { type: string }) => told.push(type),
    kill: () => child.emit('exit', 0),
  });
  const fork: unknown = () => child;
  const states: string[] = [];
  const engine = createEngineProcess({
    ...{ entry: 'engine-entry.js', childEntry: (name: string) => name },
    MessageChannelMain: electronParts.MessageChannelMain,
    fork: fork as ForkUtility,
    options: { dataDir: '/library', modelsDir: '/models', samplesDir: '/samples' },
    desktop: { reveal: () => Promise.resolve(), open: () => Promise.resolve() },
    log: () => undefined,
  });
  engine.onState(({ state }) => states.push(state));
  const count = (type: string) => told.filter((one) => one === type).length;
  return { engine, states, count, say: (message: unknown) => child.emit('message', message) };
}

const locked = { type: 'refused', refusal: { code: 'library-locked', message: 'In use.' } };

it('an engine that says twice that the library is open is connected to once', () => {
  const { say, states, count } = makeEngine();
  say({ type: 'opened' });
  say({ type: 'opened' });
  expect([states, count('connect')]).toEqual([['running'], 1]);
});

it('a library that is refused twice is tried again once, and no more when it is open', () => {
  vi.useFakeTimers();
  const { say, count } = makeEngine();
  say(locked);
  say(locked);
  vi.advanceTimersByTime(5_000);
  expect(count('open')).toBe(2);
  say(locked);
  say({ type: 'opened' });
  vi.advanceTimersByTime(60_000);
  expect(count('open')).toBe(2);
});
