import { expect, test } from 'vitest';
import { type Battery } from '../../../../src-main/shells/electron/work/battery.ts';
import { Subscribers } from '../../../../src-main/shells/electron/subscribers.ts';
import { noteEndedJobs } from '../../../../src-main/shells/electron/work/job-notes.ts';
import { createNotes } from '../../../../src-main/shells/electron/work/notes.ts';
import { stayAwake } from '../../../../src-main/shells/electron/work/stay-awake.ts';
import { showTaskbarProgress } from '../../../../src-main/shells/electron/work/taskbar-progress.ts';
import { shellText } from '../../../../src-main/shells/electron/text/text.ts';
import type { JobId } from '../../../../src-shared/contract/ids.ts';
import type { Job } from '../../../../src-shared/contract/job.ts';
import { fakeEngine, job, stage } from './fake-work.ts';

test('the taskbar shows how far the photos are, not how far the search for them is', () => {
  const { work, tell, become } = fakeEngine();
  const shown: unknown[] = [];
  let isFocused = false;
  const bar = {
    setProgressBar: (...drawn: unknown[]) => void shown.push(drawn),
    isFocused: () => isFocused,
  };
  const progress = showTaskbarProgress(work, () => bar, 'win32');
  tell(job({ stages: [stage('scan', 10, null), stage('photos', 0, null)] }));
  tell(job({ stages: [stage('scan', 400, null), stage('photos', 100, 400)] }));
  tell(job({ stages: [stage('scan', 400, null), stage('photos', 100, 400)], state: 'paused' }));
  tell(job({ state: 'failed' }));
  tell(job({ id: 2 as JobId, kind: 'train', stages: [stage('look', 5, 5), stage('train', 1, 10)] }));
  become({ state: 'restarting', attempt: 1, retryAtMs: 0 });
  tell(job({ state: 'failed' }));
  progress.refresh();
  // Whoever looks has seen it.
  isFocused = true;
  tell(job({ state: 'failed' }));
  expect(shown).toEqual([
    [2, { mode: 'indeterminate' }],
    [0.25, { mode: 'normal' }],
    [0.25, { mode: 'paused' }],
    [1, { mode: 'error' }],
    [0.1, { mode: 'normal' }],
    [-1],
    [1, { mode: 'error' }],
    [-1],
    [-1],
  ]);
});

test.each(['linux', 'darwin'] as const)('on %s a failure does not look like all was done', (platform) => {
  const { work, tell, become } = fakeEngine();
  const shown: number[] = [];
  const bar = { setProgressBar: (share: number) => void shown.push(share), isFocused: () => false };
  showTaskbarProgress(work, () => bar, platform);
  // Linux knows no bar without a share.
  tell(job({ stages: [stage('scan', 10, null)] }));
  tell(job({ stages: [stage('photos', 1, 4)] }));
  tell(job({ state: 'failed' }));
  become({ state: 'restarting', attempt: 1, retryAtMs: 0 });
  expect(shown).toEqual([platform === 'linux' ? -1 : 2, 0.25, -1]);
});

test('a failure is not shown any more once the engine that told of it is gone', () => {
  const { work, tell, become } = fakeEngine();
  const shown: number[] = [];
  const bar = { setProgressBar: (share: number) => void shown.push(share), isFocused: () => false };
  showTaskbarProgress(work, () => bar, 'win32');
  tell(job({ id: 2 as JobId, kind: 'map', state: 'paused' }));
  tell(job({ state: 'failed' }));
  become({ state: 'restarting', attempt: 1, retryAtMs: 0 });
  expect(shown).toEqual([0, 1, -1]);
});

/** Somebody who looks elsewhere while jobs end. */
function makeOnlooker({ inSight = false, notify = true, locale = 'en-GB' } = {}) {
  const engine = fakeEngine();
  const notes: { title: string; body: string; click: () => void }[] = [];
  const gone: string[] = [];
  const tell = createNotes({
    settings: { get: () => ({ keepInTray: false, pauseOnBattery: false, checkForUpdates: false, notify }) },
    isInSight: () => inSight,
    makeNote: (words) => {
      let click: () => void = () => undefined;
      return {
        onClick: (listener) => {
          click = listener;
        },
        onClose: () => undefined,
        close: () => undefined,
        show: () =>
          notes.push({
            ...words,
            click: () => {
              click();
            },
          }),
      };
    },
  });
  noteEndedJobs({ work: engine.work, words: shellText(locale), tell, go: (address) => gone.push(address) });
  const runThrough = (part: Partial<Job>): void => {
    engine.tell(job({ ...part, state: 'running' }));
    engine.tell(job({ seconds: 21, ...part }));
  };
  return { ...engine, notes, gone, runThrough };
}

test('a long import that ended out of sight is told with its counts, and a click leads to it', () => {
  const { notes, gone, runThrough } = makeOnlooker();
  runThrough({ state: 'done', counts: { added: 1200, changed: 0, moved: 0, gone: 0, failed: 2 } });
  expect(notes).toMatchObject([{ title: 'Your photos are read', body: '1,200 new, 2 could not be read' }]);
  notes[0]!.click();
  expect(gone).toEqual(['#/import']);
});

test('what is seen, short, cancelled or unwanted is not told', () => {
  for (const onlooker of [makeOnlooker({ inSight: true }), makeOnlooker({ notify: false })]) {
    onlooker.runThrough({ state: 'done' });
    expect(onlooker.notes).toEqual([]);
  }
  const { notes, runThrough, tell } = makeOnlooker();
  runThrough({ state: 'done', seconds: 20 });
  runThrough({ state: 'cancelled' });
  // It ended before anybody listened.
  tell(job({ state: 'done', seconds: 60 }));
  expect(notes).toEqual([]);
});

test('a training leads to its own run, in the language of the system; a failure says why', () => {
  const { notes, gone, runThrough, tellRun } = makeOnlooker({ locale: 'de-AT' });
  tellRun(5, 1);
  runThrough({ kind: 'train', state: 'done' });
  runThrough({
    id: 2 as JobId,
    kind: 'map',
    state: 'failed',
    error: { code: 'disk-full', message: 'No room.' },
  });
  expect(notes).toMatchObject([
    { title: 'Das Anlernen ist fertig' },
    { title: 'Das Anlegen der Karte ist fehlgeschlagen', body: 'Lookalike zeigt, was geschehen ist.' },
  ]);
  for (const { click } of notes) click();
  expect(gone).toEqual(['#/teach/run/5', '#/map']);
});

test('the machine stays awake while long work runs on mains power, and no longer', () => {
  const { work, tell } = fakeEngine();
  const blocked: number[] = [];
  const blocker = {
    start: (type: string) => {
      expect(type).toBe('prevent-app-suspension');
      blocked.push(4);
      return 4;
    },
    stop: (id: number) => {
      expect(blocked.pop()).toBe(id);
      return true;
    },
  };
  const turns = new Subscribers<undefined>();
  const battery = { onBattery: false, holdsWork: false, onChange: (told: () => void) => turns.add(told) };
  const awake = stayAwake(blocker, work, battery satisfies Battery);
  tell(job({ kind: 'map' }));
  expect(blocked).toEqual([]);
  tell(job({ id: 2 as JobId }));
  tell(job({ id: 2 as JobId }));
  expect(blocked).toEqual([4]);
  tell(job({ id: 2 as JobId, state: 'paused' }));
  expect(blocked).toEqual([]);
  tell(job({ id: 2 as JobId }));
  battery.onBattery = true;
  turns.tell(undefined);
  expect(blocked).toEqual([]);
  battery.onBattery = false;
  turns.tell(undefined);
  expect(blocked).toEqual([4]);
  awake.close();
  expect(blocked).toEqual([]);
});
