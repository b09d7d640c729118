import { EventEmitter } from 'node:events';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import {
  createNativeFeatures,
  type NativeFeatureParts,
} from '../../../../src-main/shells/electron/native/native-features.ts';
import { Subscribers } from '../../../../src-main/shells/electron/subscribers.ts';
import { createDesktopSettings } from '../../../../src-main/shells/electron/settings/settings-file.ts';
import { DesktopEvent } from '../../../../src-shared/contract/desktop.ts';
import { makeTestFolder } from '../../../pictures/folder.ts';
import { fakeEngine, job, stage } from './fake-work.ts';

/** As much of Electron as the features touch by themselves, with menus as data. */
function fakeElectron() {
  const seen = {
    appMenu: [] as MenuItemConstructorOptions[],
    trays: [] as EventEmitter[],
    trayMenu: [] as MenuItemConstructorOptions[],
    notes: [] as (EventEmitter & { words: object })[],
    blocked: 0,
    progress: [] as number[],
  };
  class Tray extends EventEmitter {
    constructor() {
      super();
      seen.trays.push(this);
    }
    setToolTip(): void {
      // Not looked at here.
    }
    setContextMenu(items: MenuItemConstructorOptions[]): void {
      seen.trayMenu = items;
    }
    destroy(): void {
      seen.trays.pop();
    }
  }
  class Notification extends EventEmitter {
    readonly words: object;
    constructor(words: object) {
      super();
      this.words = words;
    }
    show(): void {
      seen.notes.push(this);
    }
  }
  const app = Object.assign(new EventEmitter(), {
    ...{ isPackaged: true, getLocale: () => 'en-US', getVersion: () => '1.0.0' },
    // A system may name no folder for documents.
    getPath: () => {
      throw new Error('no such folder');
    },
    setAboutPanelOptions: () => undefined,
  });
  const electron = {
    ...{ app, Tray, Notification, ClipboardItem: Object, clipboard: {}, dialog: {} },
    Menu: {
      buildFromTemplate: (items: unknown) => items,
      setApplicationMenu: (items: MenuItemConstructorOptions[]) => (seen.appMenu = items),
    },
    nativeImage: { createFromPath: (path: string) => path },
    powerSaveBlocker: { start: () => (seen.blocked += 1), stop: () => (seen.blocked -= 1) },
    shell: { openPath: () => Promise.resolve('') },
  };
  return { electron: electron as unknown as NativeFeatureParts['electron'], seen };
}

const click = (items: MenuItemConstructorOptions[], id: string) => {
  const all = items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? item.submenu : [])]);
  all.find((item) => item.id === id)?.click?.({} as never, undefined, {});
};

test.skipIf(process.platform === 'win32')(
  'menus, tray, notes and power reach the engine and the page',
  async () => {
    await using folder = await makeTestFolder();
    await chmod(await folder.write('bin/dbus-send', '#!/bin/sh\necho "boolean true"\n'), 0o755);
    await folder.write('tray/tray.png', '');
    const { electron, seen } = fakeElectron();
    const turns = new Subscribers<boolean>();
    const engine = fakeEngine();
    const settings = createDesktopSettings(folder.path, () => undefined);
    const events: DesktopEvent[] = [];
    const done: string[] = [];
    const features = await createNativeFeatures({
      power: { isOnBattery: () => false, onTurn: (listener) => void turns.add(listener) },
      ...{ electron, settings, platform: 'linux', environment: { PATH: `${join(folder.path, 'bin')}:/bin` } },
      engine: engine.engine as unknown as NativeFeatureParts['engine'],
      updates: {
        state: { state: 'idle', checkedAtMs: null },
        onChange: () => () => undefined,
      } as unknown as NativeFeatureParts['updates'],
      folders: {
        ...{ dataDir: folder.path, licences: '/licences', icon: '/nowhere.png' },
        trayIcons: join(folder.path, 'tray'),
      },
      window: () =>
        ({
          isDestroyed: () => false,
          isFocused: () => false,
          setProgressBar: (share: number) => seen.progress.push(share),
        }) as never,
      showWindow: () => done.push('show'),
      quit: () => done.push('quit'),
      emit: (event) => events.push(DesktopEvent.parse(event)),
      log: (line) => done.push(line),
    });

    click(seen.appMenu, 'add-folder');
    click(seen.appMenu, '#/map');
    expect(done).toEqual(['show', 'show']);
    expect(events).toEqual([
      { type: 'command', command: 'add-folder' },
      { type: 'go', address: '#/map' },
    ]);

    expect([features.status().hasTray, features.staysInTray()]).toEqual([true, false]);
    await settings.update({ keepInTray: true, pauseOnBattery: true });
    expect([seen.trays.length, features.staysInTray()]).toEqual([1, true]);
    click(seen.trayMenu, 'quit');
    expect(done).toEqual(['show', 'show', 'quit']);
    expect(events.at(-1)).toMatchObject({ type: 'status', status: { settings: { keepInTray: true } } });

    engine.tell(job({ stages: [stage('photos', 1, 4)] }));
    expect([seen.blocked, seen.progress]).toEqual([1, [0.25]]);
    turns.tell(true);
    await expect.poll(() => engine.asked).toEqual(['import.pause 1']);
    expect([seen.blocked, features.status().onBattery]).toEqual([0, true]);
    expect(events.at(-1)).toMatchObject({ type: 'status', status: { heldJobs: [1] } });
    engine.tell(job({ state: 'paused' }));
    turns.tell(false);
    await expect.poll(() => engine.asked).toEqual(['import.pause 1', 'import.resume 1']);
    engine.tell(job());
    engine.tell(job({ state: 'done', seconds: 99 }));
    seen.notes[0]!.emit('click');
    expect(seen.notes[0]!.words).toEqual({ title: 'Your photos are read', body: 'Nothing had changed.' });
    expect(events.at(-1)).toEqual({ type: 'go', address: '#/import' });

    features.close();
    expect([seen.trays.length, seen.blocked, seen.progress.at(-1)]).toEqual([0, 0, -1]);
  },
);
