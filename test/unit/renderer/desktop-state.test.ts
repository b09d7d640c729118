import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Desktop } from '../../../src-renderer/client/desktop.ts';
import type {
  DesktopEvent,
  DesktopSettings,
  DesktopStatus,
  EngineState,
  UpdateState,
} from '../../../src-shared/contract/desktop.ts';

const before: DesktopStatus = {
  platform: 'linux',
  version: '1.0.0',
  settings: { keepInTray: false, pauseOnBattery: false, notify: true, checkForUpdates: false },
  hasTray: true,
  onBattery: false,
  heldJobs: [],
  engine: { state: 'running' },
  update: { state: 'idle', checkedAtMs: null },
};

/** What is used of the state, whose module is compiled for browsers. */
interface Program {
  status: DesktopStatus | null;
  failure: EngineState | null;
  readonly canUpdate: boolean;
  listen(listener: () => void): () => void;
  update(changes: Partial<DesktopSettings>): Promise<void>;
}
let Program: new (desktop: Desktop, notices: { error: (error: unknown) => void }) => Program;
const module = join(import.meta.dirname, '../../../src-renderer/state/desktop.svelte.ts');
beforeAll(async () => {
  // Outside a screen nobody follows what changes.
  vi.stubGlobal(
    '$state',
    Object.assign((value: unknown) => value, { raw: (value: unknown) => value }),
  );
  ({ DesktopProgram: Program } = (await import(module)) as { DesktopProgram: typeof Program });
});

/** The program's side: answers each call when it is told to. */
function makeProgram() {
  let tell: (event: DesktopEvent) => void = () => undefined;
  const answers: PromiseWithResolvers<unknown>[] = [];
  const desktop = {
    call: () => {
      const answer = Promise.withResolvers<unknown>();
      answers.push(answer);
      return answer.promise;
    },
    listen: (listener: typeof tell) => {
      tell = listener;
      return () => undefined;
    },
    pathOf: () => '',
  } as unknown as Desktop;
  const errors: unknown[] = [];
  const program = new Program(desktop, { error: (error) => errors.push(error) });
  program.listen(() => undefined);
  const say = (changes: Partial<DesktopStatus>) => {
    tell({ type: 'status', status: { ...before, ...changes } });
  };
  return { program, answers, errors, say };
}

test('a refused choice takes back that choice alone', async () => {
  const { program, answers, errors, say } = makeProgram();
  say({});
  const asked = program.update({ keepInTray: true });
  expect(program.status?.settings.keepInTray).toBe(true);
  // Meanwhile other things happen, and are not forgotten.
  const settings = { ...before.settings, keepInTray: true, pauseOnBattery: true };
  say({ onBattery: true, settings });
  answers.at(-1)?.reject(new Error('Disk full'));
  await asked;
  expect(program.status).toEqual({
    ...{ ...before, onBattery: true },
    settings: { ...settings, keepInTray: false },
  });
  expect(errors).toHaveLength(1);
});

test('the answer to a choice is not older news about everything else', async () => {
  const { program, answers, say } = makeProgram();
  say({});
  const asked = program.update({ notify: false });
  say({ onBattery: true, settings: { ...before.settings, notify: false } });
  answers.at(-1)?.resolve({ ...before, settings: { ...before.settings, notify: false } });
  await asked;
  expect(program.status).toMatchObject({ onBattery: true, settings: { notify: false } });
});

test('why the engine failed is known until it runs again, whatever is tried in between', () => {
  const { program, say } = makeProgram();
  const failure: EngineState = { state: 'failed', code: 'library-locked', message: 'Locked.' };
  const isFailed = (engine: EngineState) => {
    say({ engine });
    return program.failure !== null;
  };
  expect(isFailed({ state: 'starting' })).toBe(false);
  expect(isFailed(failure)).toBe(true);
  expect(isFailed({ state: 'starting' })).toBe(true);
  expect(isFailed({ state: 'restarting', attempt: 1, retryAtMs: 0 })).toBe(true);
  expect(isFailed({ state: 'running' })).toBe(false);
});

test.each<[UpdateState, boolean]>([
  [{ state: 'unavailable', reason: 'portable' }, false],
  // Also with the checks at start off: a person may look at once.
  [{ state: 'idle', checkedAtMs: null }, true],
  [{ state: 'ready', version: '1.1.0' }, true],
  [{ state: 'failed', code: 'update-failed', message: 'No network.' }, true],
])('a copy whose updates are %j may use the network for them: %s', (update, canUpdate) => {
  const { program, say } = makeProgram();
  expect(program.canUpdate).toBe(false);
  say({ update });
  expect(program.canUpdate).toBe(canUpdate);
});
