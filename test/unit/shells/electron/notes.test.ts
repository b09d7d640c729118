import { EventEmitter } from 'node:events';
import type { Notification } from 'electron';
import { expect, test } from 'vitest';
import { shellText } from '../../../../src-main/shells/electron/text/text.ts';
import { noteFailedEngine } from '../../../../src-main/shells/electron/work/engine-note.ts';
import { createNotes, noteOf } from '../../../../src-main/shells/electron/work/notes.ts';
import { fakeEngine } from './fake-work.ts';

const words = { title: 'Over', body: 'See.' };

function makeNotes() {
  const shown: EventEmitter[] = [];
  const closed: EventEmitter[] = [];
  const tell = createNotes({
    settings: {
      get: () => ({ keepInTray: false, pauseOnBattery: false, checkForUpdates: false, notify: true }),
    },
    isInSight: () => false,
    makeNote: () => {
      const one = new EventEmitter();
      const methods = { show: () => shown.push(one), close: () => closed.push(one) };
      return noteOf(Object.assign(one, methods) as unknown as Notification);
    },
  });
  return { tell, shown, closed };
}

test('a note that left the screen by itself is kept, since Windows still lists it; the oldest are taken back', () => {
  const { tell, shown, closed } = makeNotes();
  for (let count = 0; count < 20; count++) tell(words, () => undefined);
  for (const note of shown) note.emit('close', { reason: 'timedOut' });
  expect(closed).toEqual([]);
  tell(words, () => undefined);
  expect(closed).toEqual([shown[0]]);
});

test('one that was sent away or clicked is kept no longer', () => {
  const { tell, shown, closed } = makeNotes();
  const clicked: number[] = [];
  for (let count = 0; count < 20; count++) tell(words, () => clicked.push(count));
  shown[0]!.emit('close', { reason: 'userCanceled' });
  // Other systems than Windows give no reason.
  shown[1]!.emit('close');
  shown[2]!.emit('click');
  expect(clicked).toEqual([2]);
  for (let count = 0; count < 3; count++) tell(words, () => undefined);
  expect(closed).toEqual([]);
});

test('an engine that is not started again by itself is told of once', () => {
  const { engine, become } = fakeEngine();
  const told: { title: string }[] = [];
  noteFailedEngine({
    ...{ engine, words: shellText('en'), showWindow: () => undefined },
    tell: (note) => told.push(note),
  });
  const failed = { state: 'failed', code: 'engine-crashed', message: '' } as const;
  become({ state: 'restarting', attempt: 1, retryAtMs: 0 });
  become(failed);
  become({ state: 'starting' });
  become(failed);
  expect(told).toMatchObject([{ title: 'Lookalike cannot open your library' }]);
  become({ state: 'running' });
  become(failed);
  expect(told).toHaveLength(2);
});

test('also where it had failed before anybody could be told', () => {
  const { engine, become } = fakeEngine();
  become({ state: 'failed', code: 'library-locked', message: '' });
  const told: unknown[] = [];
  noteFailedEngine({
    ...{ engine, words: shellText('de'), showWindow: () => undefined },
    tell: (note) => told.push(note),
  });
  expect(told).toHaveLength(1);
});
