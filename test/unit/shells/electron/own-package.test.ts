import { symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { forgetOtherPackages } from '../../../../src-main/shells/electron/launch/own-package.ts';
import { makeTestFolder } from '../../../pictures/folder.ts';

const forget = (execPath: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  forgetOtherPackages({ environment, execPath });
  return environment;
};

it('an AppImage that this program runs from is its own', async () => {
  await using folder = await makeTestFolder();
  const mounted = join(folder.path, '.mount_Look');
  const program = await folder.write('.mount_Look/lookalike', '');
  const own = { APPIMAGE: '/apps/Lookalike.AppImage', APPDIR: mounted, OWD: '/home', HOME: '/home' };
  expect(forget(program, { ...own })).toEqual(own);
  // The system tells where a program really lies.
  const link = join(folder.path, 'link');
  await symlink(mounted, link, 'junction');
  expect(forget(program, { ...own, APPDIR: link })).toEqual({ ...own, APPDIR: link });
});

it('one of another program, from which this one was started, is not', () => {
  const other = { APPIMAGE: '/apps/Editor.AppImage', APPDIR: '/tmp/.mount_Edit', ARGV0: 'editor', OWD: '/' };
  expect(forget('/opt/Lookalike/lookalike', { ...other, HOME: '/home' })).toEqual({ HOME: '/home' });
  expect(forget('/tmp/.mount_Editor2/lookalike', { ...other })).toEqual({});
  expect(forget('/opt/lookalike', { APPIMAGE: '/apps/Editor.AppImage' })).toEqual({});
});

const unpacked = join(tmpdir(), '2wq3vdaTbTnTaCbzVbkAJqSu0sZ', 'Lookalike.exe');
const portable = {
  PORTABLE_EXECUTABLE_DIR: 'E:\\',
  PORTABLE_EXECUTABLE_FILE: 'E:\\Lookalike.exe',
  PORTABLE_EXECUTABLE_APP_FILENAME: 'lookalike',
};

it('a portable program that unpacked itself for this start is its own', () => {
  expect(forget(unpacked, { ...portable })).toEqual(portable);
  const elsewhere = { ...portable, TMP: join('/scratch', 'temporary') };
  expect(forget(join('/scratch', 'temporary', 'nsa.tmp', 'app', 'Lookalike.exe'), { ...elsewhere })).toEqual(
    elsewhere,
  );
});

it('another portable program, or one that an installed Lookalike was started from, is not', () => {
  const other = { ...portable, PORTABLE_EXECUTABLE_APP_FILENAME: 'editor' };
  expect(forget(unpacked, { ...other, PATH: 'C:\\' })).toEqual({ PATH: 'C:\\' });
  expect(forget(join('/programs', 'Lookalike', 'Lookalike.exe'), { ...portable })).toEqual({});
});
