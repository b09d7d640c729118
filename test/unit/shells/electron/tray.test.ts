import { chmod } from 'node:fs/promises';
import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { Subscribers } from '../../../../src-main/shells/electron/subscribers.ts';
import { createDesktopSettings } from '../../../../src-main/shells/electron/settings/settings-file.ts';
import { shellText } from '../../../../src-main/shells/electron/text/text.ts';
import { awaitTray, hasTray } from '../../../../src-main/shells/electron/tray/tray-place.ts';
import { createTray } from '../../../../src-main/shells/electron/tray/tray.ts';
import { makeTestFolder } from '../../../pictures/folder.ts';
import { fakeEngine, job, stage } from './fake-work.ts';

async function makeTray({ isThere = true, iconFails = false } = {}) {
  const folder = await makeTestFolder();
  const settings = createDesktopSettings(folder.path, () => undefined);
  const engine = fakeEngine();
  const held = new Set<number>();
  const icons: { toolTip: string; items: MenuItemConstructorOptions[]; menus: number }[] = [];
  const done: string[] = [];
  const heldChanges = new Subscribers<undefined>();
  const tray = createTray({
    isThere,
    makeIcon: () => {
      if (iconFails) throw new Error('no place');
      const icon = { toolTip: '', items: [] as MenuItemConstructorOptions[], menus: 0 };
      icons.push(icon);
      return {
        setToolTip: (words) => (icon.toolTip = words),
        setMenu: (items) => {
          icon.items = items;
          icon.menus += 1;
        },
        onClick: () => undefined,
        destroy: () => icons.pop(),
      };
    },
    engine: {
      get state() {
        return engine.engine.state;
      },
      onState: engine.engine.onState,
      restart: () => done.push('restart'),
    },
    ...{ settings, work: engine.work, client: engine.client, words: shellText('en') },
    held: { has: (jobId) => held.has(jobId), jobIds: [], onChange: (listener) => heldChanges.add(listener) },
    open: () => done.push('open'),
    quit: () => done.push('quit'),
    log: () => undefined,
  });
  const click = (id: string) => {
    const item = icons[0]?.items.find((one) => one.id === id);
    item?.click?.({} as never, undefined, {});
  };
  const hold = (jobId: number) => {
    held.add(jobId);
    heldChanges.tell(undefined);
  };
  return {
    ...engine,
    tray,
    settings,
    icons,
    click,
    done,
    hold,
    dispose: () => folder[Symbol.asyncDispose](),
  };
}

test('the icon comes and goes with the setting', async () => {
  const { tray, settings, icons, click, done, dispose } = await makeTray();
  expect([tray.isThere, tray.isShown, icons.length]).toEqual([true, false, 0]);
  await settings.update({ keepInTray: true });
  expect([tray.isShown, icons.length]).toEqual([true, 1]);
  expect(icons[0]!.toolTip).toBe('Lookalike\nReady');
  click('open');
  click('quit');
  expect(done).toEqual(['open', 'quit']);
  await settings.update({ keepInTray: false });
  expect([tray.isShown, icons.length]).toEqual([false, 0]);
  await dispose();
});

test('it tells what goes on, and pauses and resumes it', async () => {
  const { settings, icons, click, asked, tell, tellRun, hold, dispose } = await makeTray();
  await settings.update({ keepInTray: true });
  const stages = [stage('photos', 45, 100)];
  tell(job({ stages }));
  expect(icons[0]!.toolTip).toBe('Lookalike\nReading photos 45%');
  const { menus } = icons[0]!;
  tell(job({ stages: [stage('photos', 46, 100)] }));
  // An open menu would close at each step.
  expect(icons[0]!.menus).toBe(menus);
  click('pause-import');
  tell(job({ stages, state: 'paused' }));
  hold(1);
  expect(icons[0]!.items).toMatchObject([
    { id: 'open' },
    { type: 'separator' },
    { label: 'Paused while on battery', enabled: false },
    { id: 'resume-import', label: 'Resume: Reading photos' },
    { type: 'separator' },
    { id: 'quit' },
  ]);
  expect(icons[0]!.toolTip).toBe('Lookalike\nReading photos – paused while on battery 45%');
  click('resume-import');
  tell(job({ state: 'done' }));
  tellRun(9, 1);
  tell(job({ kind: 'train' }));
  click('pause-train');
  expect(asked).toEqual(['import.pause 1', 'import.resume 1', 'training.pause 9']);
  await dispose();
});

test('an engine that is not started again by itself is not shown as one that is ready', async () => {
  const { settings, icons, click, done, become, tell, dispose } = await makeTray();
  await settings.update({ keepInTray: true });
  tell(job());
  become({ state: 'restarting', attempt: 1, retryAtMs: 0 });
  expect(icons[0]!.toolTip).toBe('Lookalike\nStarting…');
  become({ state: 'failed', code: 'library-locked', message: '' });
  expect(icons[0]!.toolTip).toBe('Lookalike\nStopped: the library is not open');
  click('restart');
  expect(done).toEqual(['restart']);
  become({ state: 'running' });
  expect(icons[0]!.toolTip).toBe('Lookalike\nReady');
  expect(icons[0]!.items.map(({ id }) => id)).toEqual(['open', undefined, 'quit']);
  await dispose();
});

test('a tray that comes late is taken', async () => {
  const { tray, settings, dispose } = await makeTray({ isThere: false });
  let changes = 0;
  tray.onChange(() => (changes += 1));
  await settings.update({ keepInTray: true });
  expect(tray.isShown).toBe(false);
  tray.arrive();
  expect([tray.isThere, tray.isShown, changes > 0]).toEqual([true, true, true]);
  tray.close();
  await settings.update({ keepInTray: false });
  await settings.update({ keepInTray: true });
  expect(tray.isShown).toBe(false);
  await dispose();
});

test('it is asked for again while a desktop starts, but not for ever', async () => {
  const answers = [false, false, true, true];
  const often = { everyMs: 5, withinMs: 25 };
  expect(await awaitTray(() => Promise.resolve(answers.shift() ?? false), often)).toBe(true);
  expect(answers).toEqual([true]);
  let asked = 0;
  const never = () => {
    asked += 1;
    return Promise.resolve(false);
  };
  expect(await awaitTray(never, often)).toBe(false);
  expect(asked).toBe(5);
});

test('where there is no tray, none is said to be there', async () => {
  for (const reason of [{ isThere: false }, { iconFails: true }]) {
    const { tray, settings, dispose } = await makeTray(reason);
    await settings.update({ keepInTray: true });
    expect([tray.isThere, tray.isShown]).toEqual([false, false]);
    await dispose();
  }
});

// The session bus is asked through this program of the system; here one stands in.
test.skipIf(process.platform === 'win32')(
  'a Linux desktop is asked whether somebody takes icons',
  async () => {
    await using folder = await makeTestFolder();
    const environment = {
      ...{
        PATH: `${folder.path}:/usr/bin:/bin`,
        APPDIR: '/tmp/.mount_L',
        LD_LIBRARY_PATH: '/tmp/.mount_L/usr/lib',
      },
    };
    const answer = async (script: string): Promise<boolean> => {
      await chmod(await folder.write('dbus-send', `#!/bin/sh\n${script}\n`), 0o755);
      return hasTray('linux', environment);
    };
    expect(await answer('[ "$7" = string:org.kde.StatusNotifierWatcher ] && echo "   boolean true"')).toBe(
      true,
    );
    // It is a program of the system, and gets none of the libraries of our AppImage.
    expect(await answer('[ -z "$LD_LIBRARY_PATH$APPDIR" ] && echo "   boolean true"')).toBe(true);
    expect(await answer('echo "   boolean false"')).toBe(false);
    expect(await answer('echo "no bus" >&2; exit 1')).toBe(false);
    expect(await hasTray('linux', { PATH: '/nowhere' })).toBe(false);
    expect(await hasTray('win32', {})).toBe(true);
  },
);
