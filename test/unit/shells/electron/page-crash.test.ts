import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import { beforeEach, expect, it, vi } from 'vitest';
import { askAfterCrash } from '../../../../src-main/shells/electron/page/ask-after-crash.ts';
import { reloadAfterCrash } from '../../../../src-main/shells/electron/page/page-crash.ts';
import { shellText } from '../../../../src-main/shells/electron/text/text.ts';

let nowMs: number;
let isEnding: boolean;
let isDestroyed: boolean;
let page: EventEmitter & { reload: () => void; isDestroyed: () => boolean };
let logged: string[];
const reload = vi.fn();
const quit = vi.fn();
const askPerson = vi.fn<() => Promise<boolean>>();

beforeEach(() => {
  vi.clearAllMocks();
  [nowMs, isEnding, isDestroyed, logged] = [0, false, false, []];
  page = Object.assign(new EventEmitter(), { reload, isDestroyed: () => isDestroyed });
  reloadAfterCrash({
    ...{ page, askPerson, quit },
    isEnding: () => isEnding,
    log: (line) => logged.push(line),
    now: () => nowMs,
  });
});

async function die(reason = 'crashed', times = 1): Promise<void> {
  for (let time = 0; time < times; time++) {
    page.emit('render-process-gone', {}, { reason, exitCode: 1 });
    await setImmediate();
  }
}

it('a page that died is loaded again, when it is wholly gone', async () => {
  await die('clean-exit');
  expect(reload).not.toHaveBeenCalled();
  const dying = die();
  expect(reload).not.toHaveBeenCalled();
  await dying;
  expect(reload).toHaveBeenCalledOnce();
});

it('not for a program that ends, nor in a window that is gone', async () => {
  const dying = die();
  isEnding = true;
  await dying;
  await die();
  isEnding = false;
  const alsoDying = die();
  isDestroyed = true;
  await alsoDying;
  await die();
  expect(reload).not.toHaveBeenCalled();
});

it('one that does not stay up is loaded again when a person wants that', async () => {
  askPerson.mockResolvedValueOnce(true).mockResolvedValueOnce(false);
  await die('crashed', 3);
  expect(askPerson).not.toHaveBeenCalled();
  await die();
  expect(askPerson).toHaveBeenCalledOnce();
  expect(reload).toHaveBeenCalledTimes(4);
  // Then it has as many attempts as at first.
  await die('crashed', 3);
  expect(reload).toHaveBeenCalledTimes(7);
  await die();
  expect(quit).toHaveBeenCalledOnce();
  expect(reload).toHaveBeenCalledTimes(7);
});

it('they are asked once at a time, and again when it could not be done', async () => {
  const { promise, reject } = Promise.withResolvers<boolean>();
  askPerson.mockReturnValueOnce(promise).mockResolvedValueOnce(true);
  await die('crashed', 6);
  expect(askPerson).toHaveBeenCalledOnce();
  reject(new Error('no display'));
  await setImmediate();
  expect(logged.at(-1)).toBe('nobody could be asked about the page: no display');
  await die();
  expect(askPerson).toHaveBeenCalledTimes(2);
});

it('a page that died long after is not counted with the others', async () => {
  await die('oom', 3);
  nowMs = 61_000;
  await die('oom', 3);
  expect(reload).toHaveBeenCalledTimes(6);
});

it('the question is put where it is seen, in the language of the system', async () => {
  const showMessageBox = vi.fn((..._said: unknown[]) =>
    Promise.resolve({ response: 0, checkboxChecked: false }),
  );
  const window = (isVisible: boolean) =>
    ({ isDestroyed: () => false, isVisible: () => isVisible }) as unknown as BrowserWindow;
  const seen = window(true);
  const { pageCrash } = shellText('de-AT');
  expect(await askAfterCrash({ showMessageBox }, seen, pageCrash)).toBe(true);
  expect(showMessageBox.mock.lastCall?.[0]).toBe(seen);
  showMessageBox.mockResolvedValue({ response: 1, checkboxChecked: false });
  expect(await askAfterCrash({ showMessageBox }, window(false), pageCrash)).toBe(false);
  expect(showMessageBox.mock.lastCall).toMatchObject([{ buttons: ['Neu laden', 'Beenden'], cancelId: 1 }]);
});
