import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandOf } from '../../../../src-main/shells/electron/open-with/exec-line.ts';
import { foreignEnvironment } from '../../../../src-main/shells/foreign-environment.ts';
import { createOpenWith } from '../../../../src-main/shells/electron/open-with/open-with.ts';
import { pictureTypes } from '../../../../src-main/shells/electron/open-with/picture-types.ts';
import { shellText } from '../../../../src-main/shells/electron/text/text.ts';
import { makeTestFolder } from '../../../pictures/folder.ts';

const entry = {
  ...{ id: 'a.desktop', path: '/usr/share/applications/a.desktop', name: 'Ähnlich', icon: 'a-icon' },
  ...{ exec: '', folder: null, isHiddenFromMenus: false },
};
const photo = '/photos/one "two" $HOME #3.jpg';

test.each([
  ['gimp %U', ['gimp', 'file:///photos/one%20%22two%22%20$HOME%20%233.jpg']],
  ['"/opt/my app/run" --open=%f', ['/opt/my app/run', `--open=${photo}`]],
  ['eog', ['eog', photo]],
  ['a %i %c %k %F', ['a', '--icon', 'a-icon', 'Ähnlich', entry.path, photo]],
  ['a "%f" "x\\"\\$y" 100%% %f', ['a', '%f', 'x"$y', '100%', photo]],
  ['a %d %N %v %f', ['a', photo]],
  ['"" %f', null],
  ['a "never ends %f', null],
  ['a"b" %f', null],
])('the Exec line %s starts %j', (exec, command) => {
  const found = commandOf({ ...entry, exec }, photo);
  expect(found).toEqual(command);
});

test('a picture is looked for under each of its types', () => {
  expect(pictureTypes('/a/B.JPG')).toEqual(['image/jpeg']);
  expect(pictureTypes('/a/b.CR2')).toEqual(['image/x-canon-cr2', 'image/x-dcraw']);
  expect(pictureTypes('/a/b.iiq')).toEqual(['image/x-dcraw']);
  expect(pictureTypes('/a/b.txt')).toEqual([]);
});

test('other programs get none of what an AppImage put into the environment', () => {
  const environment = {
    ...{
      APPDIR: '/tmp/.mount_L',
      APPIMAGE: '/a.AppImage',
      ELECTRON_RUN_AS_NODE: '1',
      PORTABLE_EXECUTABLE_DIR: 'E:',
      HOME: '/home/a',
    },
    ...{ PATH: '/tmp/.mount_L/usr/bin:/usr/bin', LD_LIBRARY_PATH: '/tmp/.mount_L/usr/lib' },
  };
  expect(foreignEnvironment(environment)).toEqual({ HOME: '/home/a', PATH: '/usr/bin' });
});

/** A Linux desktop of its own, in a folder. */
async function makeDesktop() {
  const folder = await makeTestFolder();
  const at = (...names: string[]) => join(folder.path, ...names);
  const environment = {
    ...{ XDG_CONFIG_HOME: at('config'), XDG_CONFIG_DIRS: at('etc'), XDG_DATA_HOME: at('data') },
    ...{ XDG_DATA_DIRS: `${at('local')}:${at('usr')}`, XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' },
    ...{ PATH: `${at('bin')}:/usr/bin:/bin`, HOME: folder.path },
  };
  const program = (id: string, lines: string, where = 'usr') =>
    folder.write(
      `${where}/applications/${id}`,
      `[Desktop Entry]\nType=Application\n${lines}\n[Other]\nName=No\n`,
    );
  const cache = (ids: string, where = 'usr') =>
    folder.write(`${where}/applications/mimeinfo.cache`, `[MIME Cache]\nimage/jpeg=${ids}\n`);
  const openWith = (locale = 'en', platform: NodeJS.Platform = 'linux') =>
    createOpenWith({
      ...{ platform, environment, locale, words: shellText('en').openWith },
      ownPrograms: ['/opt/Lookalike/lookalike'],
      openPath: (path) => Promise.resolve(path.includes('bad') ? 'No program' : ''),
    });
  const names = async (locale?: string) =>
    (await openWith(locale).programsFor('/photos/a.jpg')).map(({ name }) => name);
  return { ...folder, folder, at, program, cache, openWith, names };
}

test('programs come in the order that a person and their desktop chose', async () => {
  await using desktop = await makeDesktop();
  const { folder, program, cache, names } = desktop;
  for (const id of ['one', 'two', 'three', 'four'])
    await program(`${id}.desktop`, `Name=${id}\nExec=${id} %f`);
  await cache('one.desktop;two.desktop;three.desktop;four.desktop;');
  expect(await names()).toEqual(['one', 'two', 'three', 'four']);
  await folder.write('etc/gnome-mimeapps.list', '[Default Applications]\nimage/jpeg=two.desktop\n');
  await folder.write('etc/ubuntu-mimeapps.list', '[Default Applications]\nimage/jpeg=three.desktop\n');
  expect(await names()).toEqual(['three', 'two', 'one', 'four']);
  await folder.write(
    'config/mimeapps.list',
    '[Default Applications]\nimage/jpeg=gone.desktop;four.desktop;\n[Removed Associations]\nimage/jpeg=one.desktop;\n',
  );
  expect(await names()).toEqual(['four', 'three', 'two']);
});

test('what cannot be started, is not to be seen or is Lookalike itself is left out', async () => {
  await using desktop = await makeDesktop();
  const { program, cache, names, folder } = desktop;
  await program('shown.desktop', 'Name=Shown\nName[de]=Gezeigt\nName[de_AT]=Gezoagt\nExec=shown %f');
  await program('hidden.desktop', 'Name=Hidden\nExec=a\nHidden=true');
  await program('nodisplay.desktop', 'Name=No display\nExec=a\nNoDisplay=true');
  await program('terminal.desktop', 'Name=Terminal\nExec=a\nTerminal=true');
  await program('tryexec.desktop', 'Name=Not installed\nExec=a\nTryExec=not-installed');
  await program('noexec.desktop', 'Name=No exec');
  await program('lookalike.desktop', 'Name=Lookalike\nExec=/opt/Lookalike/lookalike %F');
  await program('appimage.desktop', 'Name=Lookalike\nExec="/opt/Lookalike/lookalike" %U');
  await program('sub/deep.desktop', 'Name=Deep\nExec=deep');
  await program('person.desktop', 'Name=Old\nExec=old');
  // A person's own copy goes before the system's, also where it deletes the program.
  await program('person.desktop', 'Name=Deleted\nExec=old\nHidden=true', 'data');
  await cache(
    'shown.desktop;hidden.desktop;nodisplay.desktop;terminal.desktop;tryexec.desktop;noexec.desktop;' +
      'lookalike.desktop;appimage.desktop;sub-deep.desktop;person.desktop;../../../etc/passwd;',
  );
  expect(await names()).toEqual(['Shown', 'Deep']);
  expect(await names('de-AT')).toEqual(['Gezoagt', 'Deep']);
  expect(await names('de-CH')).toEqual(['Gezeigt', 'Deep']);
  await chmod(await folder.write('bin/not-installed', '#!/bin/sh\n'), 0o755);
  await folder.write('config/mimeapps.list', '[Default Applications]\nimage/jpeg=nodisplay.desktop\n');
  expect(await names()).toEqual(['No display', 'Shown', 'Not installed', 'Deep']);
});

test.skipIf(process.platform === 'win32')(
  'the chosen program gets the file, and no shell reads its name',
  async () => {
    await using desktop = await makeDesktop();
    const { folder, at, program, cache, openWith } = desktop;
    await chmod(
      await folder.write('bin/viewer', `#!/bin/sh\nprintf '%s\\n' "$@" > '${at('seen')}'\n`),
      0o755,
    );
    await program('viewer.desktop', `Name=Viewer\nExec="${at('bin', 'viewer')}" --show %f`);
    await program('broken.desktop', 'Name=Broken\nExec=/nowhere/at-all %f');
    await cache('viewer.desktop;broken.desktop;');
    const [viewer, broken] = await openWith().programsFor('/photos/a.jpg');
    const path = at('$(touch hacked); `id` "x" %f.jpg');
    await viewer!.open(path);
    await expect.poll(() => readFile(at('seen'), 'utf8').catch(() => '')).toBe(`--show\n${path}\n`);
    await expect(broken!.open(path)).rejects.toMatchObject({ code: 'program-not-started' });
  },
);

test('where no program is known, the usual one is asked for; Windows chooses in its own dialog', async () => {
  await using desktop = await makeDesktop();
  const [usual] = await desktop.openWith().programsFor('/photos/a.jpg');
  expect(usual!.name).toBe('The Usual Program');
  await usual!.open('/photos/a.jpg');
  await expect(usual!.open('/photos/bad.jpg')).rejects.toMatchObject({ code: 'not-opened' });
  const onWindows = await desktop.openWith('en', 'win32').programsFor('C:\\a.jpg');
  expect(onWindows.map(({ name }) => name)).toEqual(['The Usual Program', 'Choose a Program…']);
});
