import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { known, namesIn, scan } from './scanning.ts';
import { makeFiles, temporaryFolder } from './temporary-folder.ts';

describe('names', () => {
  it('are kept as they are, composed or not, and found again', async () => {
    const root = temporaryFolder();
    const names = [
      'Müller.jpg'.normalize('NFC'),
      'Zoë.jpg'.normalize('NFD'),
      '日本/写真.jpg',
      '👨‍👩‍👧.jpg',
      ' a .jpg',
    ];
    makeFiles(root, ...names);
    const found = await scan(root);
    expect(namesIn(root, found.added)).toEqual(names.sort());
    for (const { path } of found.added) expect(statSync(path).isFile()).toBe(true);
    expect(await scan(root, { known: await known(root) })).toMatchObject({ added: [], gone: [] });
  });

  it.skipIf(process.platform === 'win32')('may hold line breaks, quotes and backslashes', async () => {
    const root = temporaryFolder();
    const names = ['two\nlines.jpg', 'a\\b.jpg', `"quoted".jpg`, "it's.jpg", '%s$HOME.jpg', '-rf.jpg'];
    for (const name of names) writeFileSync(join(root, name), 'x');
    expect(namesIn(root, (await scan(root)).added)).toEqual(names.sort());
  });

  it.skipIf(process.platform !== 'linux')('that are not Unicode are reported, not scanned', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'fine.jpg', 'really-\ufffd.jpg');
    mkdirSync(join(root, 'sub'));
    const latin1 = (name: string): Buffer => Buffer.from(join(root, name), 'latin1');
    writeFileSync(latin1('M\xfcller.jpg'), 'x');
    mkdirSync(latin1('sub/F\xe4cher'));
    const found = await scan(root);
    expect(namesIn(root, found.added)).toEqual(['fine.jpg', 'really-\ufffd.jpg']);
    expect(found.unreadable.map(({ code }) => code)).toEqual(['name-not-unicode', 'name-not-unicode']);
    expect(namesIn(root, found.unreadable)).toEqual(['M\ufffdller.jpg', 'sub/F\ufffdcher']);
  });

  it('may add up to a long path', async () => {
    const root = temporaryFolder();
    const deep = Array<string>(12).fill('a-folder-with-quite-a-long-name').join('/');
    makeFiles(root, `${deep}/a.jpg`);
    const found = await scan(root);
    expect(found.added[0]?.path.length).toBeGreaterThan(400);
  });

  it.skipIf(process.platform === 'win32')('of photos on what is no file are passed by', async () => {
    const root = temporaryFolder();
    execFileSync('mkfifo', [join(root, 'pipe.jpg')]);
    makeFiles(root, 'a.jpg');
    expect(await scan(root)).toMatchObject({ seen: 1, unreadable: [] });
  });
});
