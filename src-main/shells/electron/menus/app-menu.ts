import type { MenuItemConstructorOptions } from 'electron';
import type { DesktopCommand } from '../../../../src-shared/contract/desktop.ts';
import type { MenuWords } from '../text/en.ts';

interface AppMenuParts {
  words: MenuWords;
  platform: NodeJS.Platform;
  isPackaged: boolean;
  /** Done by the page. */
  command: (command: DesktopCommand) => void;
  /** Shows a place of the screens. */
  go: (address: string) => void;
  showDataFolder: () => void;
  showLicences: () => void;
}

type Items = MenuItemConstructorOptions[];
const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The application menu. No key of it is one that the page uses by itself. */
export function buildAppMenu(parts: AppMenuParts): Items {
  const { words, platform } = parts;
  const isMac = platform === 'darwin';
  return [
    ...(isMac ? [macMenu(parts)] : []),
    { label: words.file, submenu: fileItems(parts) },
    { label: words.edit, submenu: editItems(parts) },
    { label: words.view, submenu: viewItems(parts) },
    { label: words.go, submenu: goItems(parts) },
    ...(isMac ? [{ label: words.window, role: 'windowMenu' } satisfies MenuItemConstructorOptions] : []),
    { label: words.help, role: 'help', submenu: helpItems(parts) },
  ];
}

/** What a Mac keeps in the menu with the program's name. */
function macMenu(parts: AppMenuParts): MenuItemConstructorOptions {
  const { words } = parts;
  return {
    label: 'Lookalike',
    submenu: [
      { role: 'about', label: words.about },
      separator,
      settingsItem(parts),
      separator,
      ...(['services', 'hide', 'hideOthers', 'unhide'] as const).map((role) => ({ role })),
      separator,
      { role: 'quit', label: words.quit },
    ],
  };
}

function fileItems(parts: AppMenuParts): Items {
  const { words, platform, command } = parts;
  const ask = (label: string, accelerator: string, asked: DesktopCommand): MenuItemConstructorOptions => ({
    ...{ id: asked, label, accelerator },
    click: () => {
      command(asked);
    },
  });
  return [
    ask(words.addFolder, 'CmdOrCtrl+O', 'add-folder'),
    separator,
    ask(words.searchFile, 'CmdOrCtrl+Shift+O', 'search-file'),
    ask(words.searchClipboard, 'CmdOrCtrl+Shift+V', 'search-clipboard'),
    separator,
    ...(platform === 'darwin' ? [] : [settingsItem(parts), separator]),
    { role: 'close', label: words.close, accelerator: 'CmdOrCtrl+W' },
    ...(platform === 'darwin'
      ? []
      : [
          {
            ...{ role: 'quit', label: words.quit, accelerator: 'CmdOrCtrl+Q' },
          } satisfies MenuItemConstructorOptions,
        ]),
  ];
}

const settingsItem = ({ words, go }: AppMenuParts): MenuItemConstructorOptions => ({
  ...{ id: 'settings', label: words.settings, accelerator: 'CmdOrCtrl+,' },
  click: () => {
    go('#/settings');
  },
});

function editItems({ words, command }: AppMenuParts): Items {
  return [
    {
      // The page knows whether a word in a field or something done to photos is taken back, and hears the key itself.
      ...{ id: 'undo', label: words.undo, accelerator: 'CmdOrCtrl+Z', registerAccelerator: false },
      click: () => {
        command('undo');
      },
    },
    separator,
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
  ];
}

function viewItems({ words, isPackaged }: AppMenuParts): Items {
  return [
    { role: 'zoomIn', label: words.larger, accelerator: 'CmdOrCtrl+Plus' },
    // The key with the plus sign, without the shift that some keyboards need for it.
    { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false },
    { role: 'zoomOut', label: words.smaller, accelerator: 'CmdOrCtrl+-' },
    { role: 'resetZoom', label: words.normalSize, accelerator: 'CmdOrCtrl+0' },
    separator,
    { role: 'togglefullscreen', label: words.fullScreen },
    ...(isPackaged
      ? []
      : ([
          separator,
          { role: 'reload', label: words.reload },
          { role: 'toggleDevTools', label: words.developerTools },
        ] satisfies Items)),
  ];
}

function goItems({ words, platform, command, go }: AppMenuParts): Items {
  const isMac = platform === 'darwin';
  const place = (label: string, address: string, digit: number): MenuItemConstructorOptions => ({
    ...{ id: address, label, accelerator: `CmdOrCtrl+${digit}` },
    click: () => {
      go(address);
    },
  });
  return [
    {
      ...{ id: 'back', label: words.back, accelerator: isMac ? 'Cmd+[' : 'Alt+Left' },
      click: () => {
        command('back');
      },
    },
    {
      ...{ id: 'forward', label: words.forward, accelerator: isMac ? 'Cmd+]' : 'Alt+Right' },
      click: () => {
        command('forward');
      },
    },
    separator,
    place(words.photos, '#/', 1),
    place(words.collections, '#/collections', 2),
    place(words.map, '#/map', 3),
    place(words.teach, '#/teach', 4),
    place(words.folders, '#/import', 5),
  ];
}

function helpItems({ words, platform, command, showDataFolder, showLicences }: AppMenuParts): Items {
  return [
    {
      ...{ id: 'keys', label: words.keys, accelerator: 'F1' },
      click: () => {
        command('keys');
      },
    },
    separator,
    { id: 'data-folder', label: words.dataFolder, click: showDataFolder },
    { id: 'licences', label: words.licences, click: showLicences },
    ...(platform === 'darwin' ? [] : ([separator, { role: 'about', label: words.about }] satisfies Items)),
  ];
}
