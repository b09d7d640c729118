import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLabelledFolder } from '../../../src-main/dataset/labelled-folder.ts';
import { moduleUrl, runAsOrdinaryUser } from '../scan/ordinary-user.ts';

const posixIt = it.skipIf(process.platform === 'win32');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lookalike-labels-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function put(...parts: string[]): string {
  const path = join(folder, ...parts);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, '');
  return path;
}

describe('a labelled folder', () => {
  it('takes sub-folders as classes and what lies deeper as theirs', async () => {
    const rose = put('roses', 'a.jpg');
    const tulip = put('tulips', '2024', 'b.PNG');
    put('roses', 'notes.txt');
    put('loose.jpg');
    put('.hidden', 'c.jpg');
    mkdirSync(join(folder, 'empty'));
    expect(await readLabelledFolder(folder)).toEqual({
      classes: ['roses', 'tulips'],
      photos: [
        { path: rose, label: 0 },
        { path: tulip, label: 1 },
      ],
    });
  });

  it('says what is missing', async () => {
    put('roses', 'a.jpg');
    await expect(readLabelledFolder(folder)).rejects.toMatchObject({ code: 'labels-missing', path: folder });
    await expect(readLabelledFolder(join(folder, 'no'))).rejects.toMatchObject({ code: 'folder-not-found' });
    await expect(readLabelledFolder(put('file'))).rejects.toMatchObject({ code: 'folder-not-found' });
  });

  it('with one photo in one sub-folder, or with none at all, is refused', async () => {
    const missing = { code: 'labels-missing', message: expect.stringContaining('two or more') as string };
    await expect(readLabelledFolder(folder)).rejects.toMatchObject(missing);
    put('loose.jpg');
    await expect(readLabelledFolder(folder)).rejects.toMatchObject(missing);
    put('roses', 'notes.txt');
    put('tulips', 'a.jpg');
    await expect(readLabelledFolder(folder)).rejects.toMatchObject(missing);
  });

  it('keeps categories of one photo: the check of the data names them', async () => {
    put('roses', 'a.jpg');
    put('tulips', 'b.jpg');
    expect(await readLabelledFolder(folder)).toMatchObject({
      classes: ['roses', 'tulips'],
      photos: { length: 2 },
    });
  });

  posixIt('says which sub-folder may not be read', () => {
    put('roses', 'a.jpg');
    put('tulips', 'deep', 'b.jpg');
    chmodSync(folder, 0o755);
    const closed = join(folder, 'tulips', 'deep');
    chmodSync(closed, 0o000);
    const source = `
      import { readLabelledFolder } from ${JSON.stringify(moduleUrl('src-main/dataset/labelled-folder.ts'))};
      const failure = await readLabelledFolder(${JSON.stringify(folder)}).catch((error) => error);
      console.log(JSON.stringify({ code: failure.code, path: failure.path }));`;
    expect(runAsOrdinaryUser(source)).toEqual({ code: 'folder-not-readable', path: closed });
    chmodSync(closed, 0o755);
  });

  it('says that a sub-folder went away while it was read', async () => {
    put('roses', 'a.jpg');
    put('tulips', 'b.jpg');
    const reading = readLabelledFolder(folder);
    rmSync(join(folder, 'tulips'), { recursive: true });
    rmSync(join(folder, 'roses'), { recursive: true });
    await expect(reading).rejects.toMatchObject({
      code: expect.stringMatching(/folder-not-found|labels-missing/) as string,
    });
  });
});
