import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDesktopSettings } from '../../../../src-main/shells/electron/settings/settings-file.ts';
import { makeTestFolder } from '../../../pictures/folder.ts';

const defaults = { keepInTray: false, pauseOnBattery: false, notify: true, checkForUpdates: false };
const quiet = () => undefined;

test('nothing is on but the notes, and nothing is written before somebody chooses', async () => {
  await using folder = await makeTestFolder();
  expect(createDesktopSettings(folder.path, quiet).get()).toEqual(defaults);
  expect(await readdir(folder.path)).toEqual([]);
});

test('what was chosen is there at the next start, and whoever listens is told', async () => {
  await using folder = await makeTestFolder();
  const settings = createDesktopSettings(folder.path, quiet);
  const told: unknown[] = [];
  settings.onChange((next) => told.push(next));
  await settings.update({ keepInTray: true, notify: undefined });
  const next = { ...defaults, keepInTray: true };
  expect(told).toEqual([next]);
  expect(createDesktopSettings(folder.path, quiet).get()).toEqual(next);
  expect(await readdir(folder.path)).toEqual(['desktop.json']);
});

test('changes at the same moment are all kept', async () => {
  await using folder = await makeTestFolder();
  const settings = createDesktopSettings(folder.path, quiet);
  await Promise.all([settings.update({ keepInTray: true }), settings.update({ pauseOnBattery: true })]);
  const next = { ...defaults, keepInTray: true, pauseOnBattery: true };
  expect(settings.get()).toEqual(next);
  expect(createDesktopSettings(folder.path, quiet).get()).toEqual(next);
});

test.each([
  ['not JSON', '{"keepInTray": tr'],
  ['a wrong type', '{"keepInTray": "yes"}'],
  ['no object', '[]'],
])('a file that is broken (%s) is kept aside', async (_what, text) => {
  await using folder = await makeTestFolder();
  await folder.write('desktop.json', text);
  const lines: string[] = [];
  expect(createDesktopSettings(folder.path, (line) => lines.push(line)).get()).toEqual(defaults);
  expect(await readdir(folder.path)).toEqual(['desktop.json.broken']);
  expect(await readFile(join(folder.path, 'desktop.json.broken'), 'utf8')).toBe(text);
  expect(lines).toHaveLength(1);
});

test('a file of an older or newer program is read as far as it goes', async () => {
  await using folder = await makeTestFolder();
  await folder.write('desktop.json', '{"pauseOnBattery": true, "hologram": 3}');
  expect(createDesktopSettings(folder.path, quiet).get()).toEqual({ ...defaults, pauseOnBattery: true });
});

// Whoever is allowed everything is refused nothing.
test.skipIf(process.getuid?.() === 0)('where nothing can be written, nothing changes', async () => {
  await using folder = await makeTestFolder();
  const settings = createDesktopSettings(folder.path, quiet);
  await chmod(folder.path, 0o500);
  await expect(settings.update({ notify: false })).rejects.toMatchObject({ code: 'file-not-writable' });
  await chmod(folder.path, 0o700);
  expect(settings.get()).toEqual(defaults);
});

test('what stands in the way of the file is told, and the next change goes through', async () => {
  await using folder = await makeTestFolder();
  const settings = createDesktopSettings(join(folder.path, 'missing'), quiet);
  await expect(settings.update({ notify: false })).rejects.toMatchObject({ code: 'file-not-writable' });
  await folder.write('missing/here.txt', '');
  expect(await settings.update({ notify: false })).toEqual({ ...defaults, notify: false });
  await writeFile(join(folder.path, 'missing', 'desktop.json.part'), 'left by a crash');
  await settings.update({ notify: true });
  expect((await readdir(join(folder.path, 'missing'))).sort()).toEqual(['desktop.json', 'here.txt']);
});
