import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLabelledFolder } from '../../../src-main/evaluate/labelled-folder.ts';

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
});
