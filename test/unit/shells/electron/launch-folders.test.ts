import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { chooseAppFolders } from '../../../../src-main/shells/electron/launch/app-folders.ts';
import { readCommandLine } from '../../../../src-main/shells/electron/launch/command-line.ts';
import { defaultDataFolder } from '../../../../src-main/shells/data-folder.ts';

const home = resolve('/home/me');
const nothing: string[] = [];
const choose = (args: string[], environment: NodeJS.ProcessEnv = {}, folders = nothing) =>
  chooseAppFolders({
    ...{ args, environment, workingDirectory: home },
    isFolder: (path) => folders.includes(path),
  }).data;

it('the library lies where every shell keeps it', () => {
  expect(choose([])).toBe(defaultDataFolder());
  expect(choose(['--library', ''], { LOOKALIKE_LIBRARY: '' })).toBe(defaultDataFolder());
});

it('unless a person names another place', () => {
  expect(choose(['--library', 'mine'])).toBe(join(home, 'mine'));
  expect(choose(['--library=mine'], { LOOKALIKE_LIBRARY: '/other' })).toBe(join(home, 'mine'));
  expect(choose(['a.jpg'], { LOOKALIKE_LIBRARY: '/other' })).toBe(resolve('/other'));
});

it('which a link cannot do', () => {
  const link = 'lookalike://similar?path=/a.jpg';
  expect(choose(['--library', '//server/share', link])).toBe(defaultDataFolder());
  expect(choose([link, '--library=/tmp'])).toBe(defaultDataFolder());
});

it('a portable copy keeps it with itself', () => {
  const stick = resolve('/media/stick');
  expect(choose([], { PORTABLE_EXECUTABLE_DIR: stick })).toBe(join(stick, 'Lookalike data'));
  expect(choose(['--library', 'mine'], { PORTABLE_EXECUTABLE_DIR: stick })).toBe(join(home, 'mine'));
  const image = join(stick, 'Lookalike-1.0.AppImage');
  expect(choose([], { APPIMAGE: image })).toBe(defaultDataFolder());
  expect(choose([], { APPIMAGE: image }, [`${image}.data`])).toBe(`${image}.data`);
  expect(choose([], { APPIMAGE: 'relative', PORTABLE_EXECUTABLE_DIR: '.' }, ['relative.data'])).toBe(
    defaultDataFolder(),
  );
});

it("what Chromium keeps lies in a folder of the library's", () => {
  const folders = chooseAppFolders({
    ...{ args: ['--library', 'mine'], environment: {}, workingDirectory: home },
    isFolder: () => false,
  });
  expect(folders.browser).toBe(join(home, 'mine', 'browser'));
});

it('the words of the program itself are told from those that it was given', () => {
  const read = (argv: string[], isPackaged: boolean, environment: NodeJS.ProcessEnv = {}) =>
    readCommandLine({ argv, isPackaged, environment, workingDirectory: home });
  expect(read(['lookalike', '--similar', 'a.jpg'], true)).toEqual({
    words: { args: ['--similar', 'a.jpg'], workingDirectory: home },
    launcher: [],
  });
  expect(read(['electron', '--inspect', home, '--hidden'], false, { INIT_CWD: '/where' })).toEqual({
    words: { args: ['--hidden'], workingDirectory: '/where' },
    launcher: ['--inspect', home],
  });
  // Another program's npm, that started the one which starts us, is none of ours.
  expect(read(['electron', '/opt/source'], false, { INIT_CWD: '/where' }).words.workingDirectory).toBe(home);
  expect(read(['lookalike', 'a.jpg'], true, { INIT_CWD: '/where' }).words.workingDirectory).toBe(home);
});
