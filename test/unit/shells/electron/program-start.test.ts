import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeBrowserFolder } from '../../../../src-main/shells/electron/launch/browser-folder.ts';
import { foreignLock } from '../../../../src-main/shells/electron/launch/foreign-lock.ts';
import { giveUp } from '../../../../src-main/shells/electron/launch/give-up.ts';
import { insistOnSandbox } from '../../../../src-main/shells/electron/launch/sandbox.ts';

const isWindows = process.platform === 'win32';
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lookalike-start-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('what Chromium keeps for itself', () => {
  const make = (
    name: string,
    { platform = 'linux', error }: { platform?: NodeJS.Platform; error?: string } = {},
  ) => {
    const data = join(root, name);
    return makeBrowserFolder(
      { data, browser: join(data, 'browser') },
      {
        platform,
        environment: { XDG_CACHE_HOME: join(root, 'caches') },
        ...(error === undefined ? {} : { link: refuse(error) }),
      },
    );
  };
  const refuse = (code: string) => () => {
    throw Object.assign(new Error(`${code}: refused`), { code });
  };

  it.skipIf(isWindows)('lies in the library, and the attempt leaves nothing behind', () => {
    expect(make('a')).toBe(join(root, 'a', 'browser'));
    expect(readdirSync(join(root, 'a', 'browser'))).toEqual([]);
    expect(readdirSync(root)).toEqual(['a']);
  });

  it.each(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'])(
    'lies on this computer where a stick knows no links (%s)',
    (error) => {
      const folder = make('a', { error });
      expect(folder).toMatch(/caches[\\/]Lookalike[\\/][\da-f]{16}$/);
      expect(readdirSync(folder)).toEqual([]);
      if (!isWindows) expect(statSync(folder).mode & 0o777).toBe(0o700);
      expect(make('a', { error })).toBe(folder);
      expect(make('b', { error })).not.toBe(folder);
    },
  );

  it.skipIf(isWindows)('is the same however the library is called', () => {
    const folder = make('a', { error: 'EPERM' });
    symlinkSync(join(root, 'a'), join(root, 'also'));
    expect(make('also', { error: 'EPERM' })).toBe(folder);
  });

  it('takes no link on Windows, where few may make one', () => {
    expect(make('a', { platform: 'win32', error: 'EPERM' })).toBe(join(root, 'a', 'browser'));
  });

  it('that cannot be written is a reason that can be read', () => {
    expect(() => make('a', { error: 'EACCES' })).toThrow(/browser cannot be written \(EACCES\)/);
    expect(() => make('a', { error: 'ENOSPC' })).toThrow(/no room for/);
    writeFileSync(join(root, 'file'), '');
    expect(() => make('file')).toThrow(/cannot be written/);
  });
});

describe.skipIf(isWindows)('a program that is not the first', () => {
  const lock = (holder: string) => {
    const folder = join(root, 'browser');
    mkdirSync(folder);
    symlinkSync(holder, join(folder, 'SingletonLock'));
    return folder;
  };
  /** No system counts its processes that far. */
  const noProcess = 2_147_483_646;

  it('says so when another computer has the library', () => {
    const folder = lock(`attic-pc-${noProcess}`);
    expect(foreignLock(folder)).toMatchObject({ code: 'library-locked' });
    expect(foreignLock(folder)?.message).toMatch(/on the computer “attic-pc”.*delete .*SingletonLock\.$/);
  });

  it('has nothing to say when this one has', () => {
    expect(foreignLock(lock(`${hostname()}-${noProcess}`))).toBeNull();
  });

  it('nor when that ended just now', () => {
    expect(foreignLock(root)).toBeNull();
  });

  it('nor when this computer was called otherwise before', () => {
    expect(foreignLock(lock(`old-name-${process.pid}`))).toBeNull();
  });
});

it('why the program gives up is shown when it can be', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const events: unknown[] = [];
  const parts = {
    app: { whenReady: () => promise, exit: (exitCode?: number) => events.push(exitCode) },
    dialog: { showErrorBox: (...said: unknown[]) => events.push(said) },
    log: vi.fn(),
  };
  const givingUp = giveUp(new Error('No room.'), parts);
  await Promise.resolve();
  expect(events).toEqual([]);
  expect(parts.log).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('No room.'));
  resolve(undefined);
  await givingUp;
  expect(events).toEqual([['Lookalike', 'No room.'], 1]);
});

it('an installed program insists on its sandbox', () => {
  const start = (isPackaged: boolean, ...switches: string[]) => {
    const commandLine = { hasSwitch: (name: string) => switches.includes(name) };
    insistOnSandbox({ isPackaged, commandLine } as unknown as Parameters<typeof insistOnSandbox>[0]);
  };
  expect(() => {
    start(true, 'no-sandbox');
  }).toThrow(expect.objectContaining({ code: 'sandbox-missing' }));
  start(true);
  start(false, 'no-sandbox');
});
