import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDesktop } from '../../../src-main/shells/localhost/desktop.ts';
import { makeTestFolder } from '../../pictures/folder.ts';

test('without a screen there is nothing to show a file on', async () => {
  const desktop = createDesktop('linux', { PATH: '/nowhere' });
  await expect(desktop.reveal('/photos/a.jpg')).rejects.toMatchObject({ code: 'no-screen' });
  await expect(desktop.open('/photos/a.jpg')).rejects.toMatchObject({ code: 'no-screen' });
});

// A file manager is asked through this program of the system; here one stands in that writes down what it was asked.
test.skipIf(process.platform === 'win32')('a file manager is asked for the file itself', async () => {
  await using folder = await makeTestFolder();
  const asked = join(folder.path, 'asked');
  const program = await folder.write('dbus-send', `#!/bin/sh\nprintf '%s\\n' "$@" > '${asked}'\n`);
  await chmod(program, 0o755);
  const desktop = createDesktop('linux', { DISPLAY: ':0', PATH: `${folder.path}:/usr/bin:/bin` });
  await desktop.reveal('/photos/one, two #3 "é".jpg');
  const words = (await readFile(asked, 'utf8')).split('\n');
  expect(words).toContain('org.freedesktop.FileManager1.ShowItems');
  expect(words).toContain('array:string:file:///photos/one%2C%20two%20%233%20%22%C3%A9%22.jpg');
});

test('a program that does not start is told', async () => {
  const desktop = createDesktop('darwin', { PATH: '/nowhere' });
  await expect(desktop.reveal('/photos/a.jpg')).rejects.toMatchObject({ code: 'program-not-started' });
});
