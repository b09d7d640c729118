import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDurably, writeTextDurably } from '../../src-main/durable-file.ts';
import { makeTestFolder } from '../pictures/folder.ts';

test('a text replaces what was there, and nothing else is left', async () => {
  await using folder = await makeTestFolder();
  const path = await folder.write('a.json', 'the old one');
  await writeTextDurably(path, 'ä new one');
  expect(await readFile(path, 'utf8')).toBe('ä new one');
  expect(await readdir(folder.path)).toEqual(['a.json']);
});

test('a disk that keeps quiet about what it did not take leaves the old file', async () => {
  await using folder = await makeTestFolder();
  const path = await folder.write('a.json', 'the old one');
  const written = writeDurably(path, async (file) => {
    await file.writeFile('half');
    return { bytes: 8 };
  });
  await expect(written).rejects.toMatchObject({ code: 'disk-full' });
  expect(await readFile(path, 'utf8')).toBe('the old one');
  expect(await readdir(folder.path)).toEqual(['a.json']);
});

test('a folder that is not there is told', async () => {
  await using folder = await makeTestFolder();
  const written = writeTextDurably(join(folder.path, 'missing', 'a.json'), 'text');
  await expect(written).rejects.toMatchObject({ code: 'file-not-writable' });
});
