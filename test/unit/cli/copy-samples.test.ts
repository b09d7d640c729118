import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copySamples } from '../../../src-main/samples/copy-samples.ts';
import { packageFolders } from '../../../src-main/shells/package-folders.ts';
import { makeTestFolder } from '../../pictures/folder.ts';

const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();

it('copies every sample of every kind, and nothing else', async () => {
  await using folder = await makeTestFolder();
  await copySamples(packageFolders.samples, folder.path);
  const names = await filesIn(folder.path);
  expect(names).toEqual(await filesIn(packageFolders.samples));
  expect(names.length).toBeGreaterThanOrEqual(48);
  expect(names.every((name) => name.endsWith('.jpg'))).toBe(true);
});

it('brings back what was deleted and leaves the rest as the person left it', async () => {
  await using folder = await makeTestFolder();
  await copySamples(packageFolders.samples, folder.path);
  const [kept, deleted] = ['boats/boats-1.jpg', 'fruit/fruit-1.jpg'].map((name) => join(folder.path, name));
  await writeFile(kept!, 'edited');
  await rm(deleted!);

  await copySamples(packageFolders.samples, folder.path);
  expect(await readFile(kept!, 'utf8')).toBe('edited');
  expect(await readFile(deleted!)).toEqual(await readFile(join(packageFolders.samples, 'fruit/fruit-1.jpg')));
});

it('says so when the samples are missing or cannot be written', async () => {
  await using folder = await makeTestFolder();
  await expect(copySamples(join(folder.path, 'nowhere'), folder.path)).rejects.toMatchObject({
    code: 'samples-missing',
  });
  const file = await folder.write('file', 'in the way');
  await expect(copySamples(packageFolders.samples, join(file, 'below'))).rejects.toMatchObject({
    code: 'samples-not-copied',
  });
});
