import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';
import { jsonOf, runCli, startCli } from './cli-program.ts';

const canHold = process.platform !== 'win32';
const photoCount = canHold ? 48 : 80;
let folder: Awaited<ReturnType<typeof makeTestFolder>>;
let photos = '';

beforeAll(async () => {
  folder = await makeTestFolder();
  photos = join(folder.path, 'photos');
  // Large enough that an import takes seconds. What follows the end of a JPEG makes it another file, no more.
  const picture = await photoPicture(7, { width: 2400, height: 1600 });
  for (let index = 0; index < photoCount; index += 1) {
    await folder.write(join('photos', `${index}.jpg`), Buffer.concat([picture, Buffer.from(`#${index}`)]));
  }
});
afterAll(() => folder[Symbol.asyncDispose]());

/** Path and photo of every file that is finished. */
function finishedIn(library: string): Map<string, number> {
  const database = new Database(join(library, 'library.sqlite'), { readonly: true });
  try {
    const rows = database
      .prepare<[], { path: string; photo: number }>(
        `SELECT path, photo_id AS photo FROM file WHERE state = 'ready'`,
      )
      .all();
    return new Map(rows.map(({ path, photo }) => [path, photo]));
  } finally {
    database.close();
  }
}

/** Starts an import and waits until it is in the middle. */
async function startImport(library: string) {
  const cli = startCli(['index', photos, '--json'], { library });
  const ended = cli.finished.then(() => true);
  const thumbnails = async () => {
    const names = await readdir(join(library, 'thumbnails'), { recursive: true }).catch((): string[] => []);
    return names.filter((name) => name.includes('.')).length;
  };
  while ((await thumbnails()) < 10) {
    const wait = new Promise<false>((resolve) => setTimeout(resolve, 20, false));
    if (await Promise.race([ended, wait])) throw new Error((await cli.finished).stderr);
  }
  return cli;
}

it.each([
  { signal: 'SIGINT' as const, exitCode: 130 },
  { signal: 'SIGTERM' as const, exitCode: 143 },
])('stops cleanly at $signal and goes on the next time', async ({ signal, exitCode }) => {
  const library = join(folder.path, `library-${signal}`);
  const cli = await startImport(library);
  cli.kill(signal);
  // As npm does: the terminal has sent it to everybody, and npm passes it on once more.
  cli.kill(signal);
  const stopped = await cli.finished;
  expect(stopped).toMatchObject({ exitCode, stdout: '' });
  expect(stopped.stderr).toContain('run the same command again to go on');

  const before = finishedIn(library);
  expect(before.size).toBeGreaterThan(0);
  expect(before.size).toBeLessThan(photoCount);
  const resumed = await runCli(['index', photos, '--json'], { library });
  expect(jsonOf(resumed)).toMatchObject({ photos: photoCount, failed: [] });
  expect(Object.fromEntries(finishedIn(library))).toMatchObject(Object.fromEntries(before));
});

it('loses no finished photo to SIGKILL', async () => {
  const library = join(folder.path, 'library-killed');
  const cli = await startImport(library);
  cli.kill('SIGKILL');
  expect((await cli.finished).signal).toBe('SIGKILL');

  const before = finishedIn(library);
  expect(before.size).toBeGreaterThan(0);
  expect(before.size).toBeLessThan(photoCount);
  const resumed = await runCli(['index', photos, '--json'], { library });
  expect(jsonOf(resumed)).toMatchObject({ photos: photoCount, failed: [] });
  expect(Object.fromEntries(finishedIn(library))).toMatchObject(Object.fromEntries(before));
});

it('refuses a library that another process has open', async () => {
  const library = join(folder.path, 'library-locked');
  const cli = await startImport(library);
  // Else the import might be over before the second process has started.
  if (canHold) cli.kill('SIGSTOP');
  const second = await runCli(['models', '--json'], { library });
  expect(second.exitCode).toBe(1);
  expect(jsonOf(second)).toMatchObject({ error: { code: 'library-locked', path: library } });
  if (canHold) cli.kill('SIGCONT');
  cli.kill('SIGINT');
  await cli.finished;
  expect(await runCli(['models'], { library })).toMatchObject({ exitCode: 0 });
});
