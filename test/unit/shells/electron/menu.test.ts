import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { acceleratorOf } from '../../../../src-main/shells/electron/menus/accelerator.ts';
import { buildAppMenu } from '../../../../src-main/shells/electron/menus/app-menu.ts';
import { createNativeMenu } from '../../../../src-main/shells/electron/menus/native-menu.ts';
import { shellText } from '../../../../src-main/shells/electron/text/text.ts';
import { NativeMenuItem } from '../../../../src-shared/contract/desktop.ts';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import { parseRoute, formatRoute } from '../../../../src-renderer/state/route.ts';

type Item = MenuItemConstructorOptions;

/** The application menu, and what its items did. */
function makeAppMenu(platform: NodeJS.Platform = 'linux', isPackaged = true) {
  const done: string[] = [];
  const note = (what: string) => () => done.push(what);
  const menu = buildAppMenu({
    ...{ words: shellText('en').menu, platform, isPackaged },
    command: (command) => done.push(command),
    go: (address) => done.push(address),
    showDataFolder: note('data'),
    showLicences: note('licences'),
  });
  const items = menu.flatMap(({ submenu }) => (submenu ?? []) as Item[]);
  return { menu, items, done };
}

const click = (item: Item | undefined) => {
  item?.click?.({} as never, undefined, {});
};

test('every item of the menu does something', () => {
  const { items, done } = makeAppMenu();
  for (const item of items) {
    expect(item.type === 'separator' || item.role !== undefined || item.click !== undefined, item.label).toBe(
      true,
    );
    if (item.visible !== false && item.type !== 'separator') expect(item.label).toMatch(/\S/u);
    click(item);
  }
  expect(done).toEqual([
    ...['add-folder', 'search-file', 'search-clipboard', '#/settings', 'undo', 'back', 'forward'],
    ...['#/', '#/collections', '#/map', '#/teach', '#/import', 'keys', 'data', 'licences'],
  ]);
});

test('every place of the menu is one of the screens', () => {
  const { items, done } = makeAppMenu();
  for (const item of items) click(item);
  for (const address of done.filter((what) => what.startsWith('#'))) {
    expect(formatRoute(parseRoute(address))).toBe(address);
  }
});

test.each(['linux', 'win32', 'darwin'] as const)(
  'no two items share a key on %s, and none is a plain one',
  (platform) => {
    const { items } = makeAppMenu(platform, false);
    const keys = items.flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]));
    expect(new Set(keys).size).toBe(keys.length);
    // A letter, a digit or an arrow by itself is the page's.
    for (const key of keys) expect(key).toMatch(/^(?:CmdOrCtrl|Cmd|Alt)\+|^F\d+$/u);
    expect(keys).toEqual(
      expect.arrayContaining(['CmdOrCtrl+O', 'CmdOrCtrl+Shift+O', 'CmdOrCtrl+Shift+V', 'CmdOrCtrl+,', 'F1']),
    );
  },
);

test('the developer tools are only there where the program runs from source', () => {
  const roles = (isPackaged: boolean) => makeAppMenu('linux', isPackaged).items.map(({ role }) => role);
  expect(roles(false)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']));
  expect(roles(true)).not.toEqual(expect.arrayContaining(['reload']));
  expect(roles(true)).not.toEqual(expect.arrayContaining(['toggleDevTools']));
});

test('the menu speaks German where the system does', () => {
  expect(shellText('de-CH').menu.addFolder).toBe('Ordner hinzufügen …');
  expect(shellText('fr').menu.addFolder).toBe('Add a Folder…');
});

test.each([
  ['Ctrl+C', 'Ctrl+C'],
  ['Strg+Umschalt+C', 'Ctrl+Shift+C'],
  ['⇧F10', null],
  ['Enter', 'Enter'],
  ['Leertaste', 'Space'],
  ['X', 'X'],
  ['+', 'Plus'],
  ['Ctrl++', 'Ctrl+Plus'],
  ['F5', 'F5'],
  ['Doppelklick', null],
  ['Hyper+X', null],
  ['', null],
])('the key "%s" is shown as %s', (hint, accelerator) => {
  expect(acceleratorOf(hint)).toBe(accelerator);
});

const photo = join('/photos', 'R&D.jpg');

/** A native menu that the test chooses from. */
function makeNativeMenu({ openFails = false, isGone = false, startMs = 0 } = {}) {
  const shown: { items: Item[]; x?: number | undefined; y?: number | undefined; close: () => void }[] = [];
  const opened: string[] = [];
  const menu = createNativeMenu({
    buildFromTemplate: (items) => ({
      popup: ({ x, y, callback } = {}) => shown.push({ items, x, y, close: () => callback?.() }),
    }),
    window: () => ({ base: {} as never, zoomFactor: 1.5 }),
    pathOf: () => Promise.resolve(isGone ? null : photo),
    openWith: {
      programsFor: (path) =>
        Promise.resolve([
          {
            name: 'Paint & Co',
            open: async (chosen) => {
              opened.push(path, chosen);
              await setTimeout(startMs);
              const error = new CodedError('program-not-started', 'No.');
              if (openFails) throw error;
            },
          },
        ]),
    },
    missingWords: 'not there',
  });
  const open = async (items: unknown[], at?: { x: number; y: number }) => {
    const chosen = menu.show({ items: items.map((item) => NativeMenuItem.parse(item)), at });
    await expect.poll(() => shown.length).toBe(1);
    return { ...shown[0]!, chosen };
  };
  return { open, opened };
}

test('what was clicked is answered by its id, though the menu closes first', async () => {
  const { open } = makeNativeMenu();
  const { items, chosen, close, x, y } = await open(
    [
      { kind: 'action', id: '0', label: 'Find similar', hint: 'Enter' },
      { kind: 'separator' },
      { kind: 'action', id: '1', label: 'Tag "R&D"', hint: 'click', enabled: false },
      { kind: 'action', id: '2', label: 'Marked', checked: true },
    ],
    { x: 100.4, y: 20 },
  );
  expect(items).toMatchObject([
    { id: '0', label: 'Find similar', accelerator: 'Enter', registerAccelerator: false, enabled: true },
    { type: 'separator' },
    { id: '1', label: 'Tag "R&&D" (click)', enabled: false },
    { id: '2', type: 'checkbox', checked: true },
  ]);
  expect(items[2]).not.toHaveProperty('accelerator');
  // The page is shown larger than it counts its pixels.
  expect({ x, y }).toEqual({ x: 151, y: 30 });
  close();
  click(items[0]);
  expect(await chosen).toEqual({ chosen: '0' });
});

test('a menu that is closed answers nothing', async () => {
  const { open } = makeNativeMenu();
  const { chosen, close, x } = await open([{ kind: 'action', id: 'a', label: 'A' }]);
  close();
  expect(await chosen).toEqual({ chosen: null });
  expect(x).toBeUndefined();
});

const openWithItem = { kind: 'openWith', label: 'Open with', photoId: 3 };

test('a photo is opened by the shell itself, and the page learns of no path', async () => {
  const { open, opened } = makeNativeMenu();
  const { items, chosen } = await open([openWithItem]);
  const programs = items[0]!.submenu as Item[];
  expect(programs).toMatchObject([{ label: 'Paint && Co' }]);
  click(programs[0]);
  expect(await chosen).toEqual({ chosen: null });
  expect(opened).toEqual([photo, photo]);
});

test('a program that does not start is told, and a file that is gone has none', async () => {
  const failing = await makeNativeMenu({ openFails: true }).open([openWithItem]);
  click((failing.items[0]!.submenu as Item[])[0]);
  await expect(failing.chosen).rejects.toMatchObject({ code: 'program-not-started' });
  // The menu is closed long before that is known.
  const slow = await makeNativeMenu({ openFails: true, startMs: 300 }).open([openWithItem]);
  click((slow.items[0]!.submenu as Item[])[0]);
  slow.close();
  await expect(slow.chosen).rejects.toMatchObject({ code: 'program-not-started' });
  const gone = await makeNativeMenu({ isGone: true }).open([openWithItem]);
  expect(gone.items[0]!.submenu).toEqual([{ label: 'not there', enabled: false }]);
});
