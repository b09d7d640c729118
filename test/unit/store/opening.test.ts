import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLibrary } from '../../../src-main/store/library.ts';
import { lockLibrary } from '../../../src-main/store/lock.ts';
import { moduleUrl, runAsOrdinaryUser } from '../scan/ordinary-user.ts';
import { temporaryFolder } from '../scan/temporary-folder.ts';
import { sampleLibrary } from './sample-library.ts';

const coded = (code: string): unknown => expect.objectContaining({ name: 'CodedError', code });

/** A library of 200 photos, closed; the path of its file. */
function closedLibrary(): { dataDir: string; path: string } {
  const sample = sampleLibrary();
  for (let index = 0; index < 200; index++) {
    sample.appear(`/photos/${index}.jpg`);
    sample.read(`/photos/${index}.jpg`, `content ${index}`);
  }
  sample.library.close();
  return { dataDir: sample.dataDir, path: sample.library.databasePath };
}

function overwrite(path: string, offset: number, bytes: Buffer): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, offset);
  closeSync(file);
}

describe('opening a library', () => {
  it('makes the folder and the tables, and finds everything again', () => {
    const dataDir = join(temporaryFolder(), 'new/folder');
    const library = openLibrary(dataDir);
    library.folders.add('/photos', ['Trash']);
    expect(library.integrity()).toBe('ok');
    library.close();
    const again = openLibrary(dataDir);
    expect(again.folders.all()).toMatchObject([{ path: '/photos', exclude: ['Trash'] }]);
    again.close();
    const database = new Database(join(dataDir, 'library.sqlite'), { readonly: true });
    expect(database.pragma('user_version', { simple: true })).toBe(3);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    database.close();
  });

  it('leaves a library of a newer version alone', () => {
    const { dataDir, path } = closedLibrary();
    const database = new Database(path);
    database.pragma('user_version = 99');
    database.close();
    const before = readFileSync(path);
    expect(() => openLibrary(dataDir)).toThrow(coded('library-newer'));
    expect(readFileSync(path)).toEqual(before);
  });

  it('says that a file is damaged whose start is overwritten, or is none of SQLite', () => {
    const { dataDir, path } = closedLibrary();
    overwrite(path, 0, Buffer.alloc(4_096, 'x'));
    expect(() => openLibrary(dataDir)).toThrow(coded('library-damaged'));
    writeFileSync(path, 'Dear diary, today I took photos. '.repeat(200));
    expect(() => openLibrary(dataDir)).toThrow(coded('library-damaged'));
  });

  it('says that a file is damaged which was cut off', () => {
    const { dataDir, path } = closedLibrary();
    truncateSync(path, Math.floor(statSync(path).size / 2 / 4_096) * 4_096);
    expect(() => openLibrary(dataDir)).toThrow(coded('library-damaged'));
    truncateSync(path, 1_000);
    expect(() => openLibrary(dataDir)).toThrow(coded('library-damaged'));
  });

  it('finds damage in the middle when it is asked to look', () => {
    const { dataDir, path } = closedLibrary();
    const pages = statSync(path).size / 4_096;
    for (let page = 4; page < pages - 2; page += 3) overwrite(path, page * 4_096, Buffer.alloc(64, 0xff));
    const library = openLibrary(dataDir);
    expect(library.integrity()).not.toBe('ok');
    library.close();
  });

  it('frees the lock when opening fails, so that the next attempt says the same', () => {
    const { dataDir, path } = closedLibrary();
    overwrite(path, 0, Buffer.alloc(100, 'x'));
    expect(() => openLibrary(dataDir)).toThrow(coded('library-damaged'));
    lockLibrary(dataDir).release();
  });

  it('says so where the folder cannot be made', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(() => openLibrary(join(folder, 'file'))).toThrow(coded('library-not-writable'));
    expect(() => openLibrary(join(folder, 'file/below'))).toThrow(coded('library-not-writable'));
  });

  it.skipIf(process.platform === 'win32')('says so where the folder or the file may not be written', () => {
    const { dataDir, path } = closedLibrary();
    const attempt = (dir: string): unknown =>
      runAsOrdinaryUser(`
        import { openLibrary } from '${moduleUrl('src-main/store/library.ts')}';
        try {
          openLibrary('${dir}').close();
          console.log('"opened"');
        } catch (error) {
          console.log(JSON.stringify([error.code, error.path !== undefined]));
        }
      `);
    const empty = temporaryFolder();
    chmodSync(empty, 0o555);
    expect(attempt(empty)).toEqual(['library-not-writable', true]);
    expect(attempt(join(empty, 'below'))).toEqual(['library-not-writable', true]);
    chmodSync(dataDir, 0o555);
    for (const file of [path, join(dataDir, 'lock.sqlite')]) chmodSync(file, 0o444);
    expect(attempt(dataDir)).toEqual(['library-not-writable', true]);
  });
});

/** Opens a library in another process, where `then` runs, and waits until it says that it has it. */
async function openElsewhere(dataDir: string, then = ''): Promise<ChildProcess> {
  const source = `
    import { openLibrary } from '${moduleUrl('src-main/store/library.ts')}';
    import { readPhoto } from '${moduleUrl('test/unit/store/read-photo.ts')}';
    const library = openLibrary('${dataDir}');
    ${then}
    // Nothing refers to the library from here on, which must not matter.
    gc();
    console.log('open');
    setInterval(() => undefined, 1_000);
  `;
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module-typescript', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await once(child.stdout, 'data');
  return child;
}

describe('one engine per library', () => {
  it('refuses a second process without touching the library, until the first is killed', async () => {
    const dataDir = temporaryFolder();
    const child = await openElsewhere(dataDir);
    expect(() => openLibrary(dataDir)).toThrow(coded('library-locked'));
    expect(() => openLibrary(dataDir)).toThrow(coded('library-locked'));
    child.kill('SIGKILL');
    await once(child, 'exit');
    openLibrary(dataDir).close();
  });

  it('refuses a second opening in the same process', () => {
    const dataDir = temporaryFolder();
    const library = openLibrary(dataDir);
    expect(() => openLibrary(dataDir)).toThrow(coded('library-locked'));
    library.close();
    openLibrary(dataDir).close();
  });

  it('does not even make the tables while another holds the lock', () => {
    const dataDir = temporaryFolder();
    const lock = lockLibrary(dataDir);
    expect(() => openLibrary(dataDir)).toThrow(coded('library-locked'));
    expect(existsSync(join(dataDir, 'library.sqlite'))).toBe(false);
    lock.release();
  });

  it('keeps every photo that was recorded before the process was killed', async () => {
    const dataDir = temporaryFolder();
    const child = await openElsewhere(
      dataDir,
      `
      const folderId = library.folders.add('/photos', []);
      const added = Array.from({ length: 50 }, (_, index) => ({ path: '/photos/' + index + '.jpg', bytes: 1, mtimeMs: 1 }));
      library.files.applyChanges(folderId, { added, changed: [], returned: [], gone: [] });
      for (const { id, path } of library.files.pendingAfter(0, 30)) {
        library.files.beginReading(id);
        library.photos.record(id, 1, 'backbone', 'model', readPhoto(path));
      }`,
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    const library = openLibrary(dataDir);
    expect(library.integrity()).toBe('ok');
    expect([library.gallery.countLive(), library.files.countPending()]).toEqual([30, 20]);
    library.close();
  });
});
