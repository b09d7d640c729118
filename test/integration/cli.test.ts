import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { impostors, sha256 } from '../pictures/broken.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';
import { jsonOf, runCli } from './cli-program.ts';

interface Indexed {
  added: number;
  changed: number;
  moved: number;
  gone: number;
  failed: { path: string; code: string; message: string }[];
  photos: number;
  seconds: number;
  imagesPerSecond: number;
}
interface Similar {
  query: string;
  tookMs: number;
  hits: { path: string; score: number; rank: number }[];
}

// Names that break programs which trust them; none of them is anything but a name.
const hostileNames = [
  '<img onerror=alert(1)>.jpg',
  '-k.jpg',
  'two\nlines.jpg',
  '\u001b[31mred.jpg',
  '猫 🐈.jpg',
];
const posix = process.platform !== 'win32';
const names = ['plain.jpg', 'sub/deep.jpg', ...(posix ? hostileNames : [])];

let folder: Awaited<ReturnType<typeof makeTestFolder>>;
let [photos, library] = ['', ''];
let before: Record<string, string> = {};
let indexed: Awaited<ReturnType<typeof runCli>>;

beforeAll(async () => {
  folder = await makeTestFolder();
  photos = join(folder.path, 'photos');
  library = join(folder.path, 'library');
  for (const [seed, name] of names.entries())
    await folder.write(join('photos', name), await photoPicture(seed + 1));
  await folder.write('photos/copy.jpg', await photoPicture(1));
  for (const { name, bytes } of impostors.slice(0, 3)) await folder.write(join('photos', name), bytes);
  before = await hashesIn(photos);
  indexed = await runCli(['index', photos, '--library', library, '--json']);
});
afterAll(() => folder[Symbol.asyncDispose]());

async function hashesIn(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.sort().map(async (file) => [file, sha256(await readFile(file))] as const)),
  );
}

describe('index', () => {
  it('answers one line of JSON with everything that happened, and leaves standard output to it', () => {
    expect(indexed.exitCode).toBe(0);
    expect(indexed.stdout.trimEnd().split('\n')).toHaveLength(1);
    const result = jsonOf(indexed) as Indexed;
    expect(result).toMatchObject({
      added: names.length + 1,
      changed: 0,
      moved: 0,
      gone: 0,
      photos: names.length + 1,
    });
    expect(result.seconds).toBeGreaterThan(0);
    expect(result.imagesPerSecond).toBeGreaterThan(0);
    expect(result.failed.map(({ path, code }) => [path, code]).sort()).toEqual(
      impostors
        .slice(0, 3)
        .map(({ name, code }) => [join(photos, name), code])
        .sort(),
    );
    expect(indexed.stderr).toMatch(/photos/i);
  });

  it('leaves the originals exactly as they were', async () => {
    expect(await hashesIn(photos)).toEqual(before);
  });

  it('finds nothing new the second time', async () => {
    const again = await runCli(['index', photos, '--json'], { library });
    expect(jsonOf(again)).toMatchObject({
      added: 0,
      changed: 0,
      moved: 0,
      gone: 0,
      photos: names.length + 1,
    });
  });

  it('speaks to a person without JSON, names what failed on standard error, and takes a relative folder', async () => {
    const { exitCode, stdout, stderr } = await runCli(['index', 'photos'], { library, cwd: folder.path });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`${names.length + 1} photos can be searched now.`);
    expect(stdout).toContain('3 failed');
    expect(stderr).toContain('(file-empty)');
  });

  it('reads the whole folder where one inside it is named, and says so', async () => {
    const inner = await runCli(['index', join(photos, 'sub'), '--json'], { library });
    expect(inner.exitCode).toBe(0);
    expect(inner.stderr).toContain('lies in');
    expect(jsonOf(inner)).toMatchObject({ photos: names.length + 1 });
  });

  it('says that a folder has no photos, and calls that done', async () => {
    const empty = join(folder.path, 'empty');
    await mkdir(empty);
    const own = join(folder.path, 'own-library');
    const forPerson = await runCli(['index', empty], { library: own });
    expect(forPerson).toMatchObject({ exitCode: 0 });
    expect(forPerson.stdout).toContain('There are no photos in there.');
    expect(jsonOf(await runCli(['index', empty, '--json'], { library: own }))).toMatchObject({
      photos: 0,
      failed: [],
    });
  });

  it('leaves out what --exclude names', async () => {
    const own = join(folder.path, 'exclusive-library');
    const result = await runCli(['index', photos, '--exclude', 'sub/**', '--json'], { library: own });
    expect(jsonOf(result)).toMatchObject({ photos: names.length });
  });

  it.each([
    ['nowhere', 'folder-not-found'],
    ['photos/plain.jpg', 'not-a-folder'],
  ])('fails on %s with one readable line and its code', async (name, code) => {
    const path = join(folder.path, name);
    const { exitCode, stderr, stdout } = await runCli(['index', path, '--json'], { library });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(new RegExp(`^lookalike: .+ \\(${code}\\) ${path}$`, 'm'));
    expect(JSON.parse(stdout)).toEqual({ error: { code, message: expect.any(String) as string, path } });
  });
});

describe('similar', () => {
  it('answers hits in falling order, without the query and its copies', async () => {
    const query = join(photos, 'plain.jpg');
    const finished = await runCli(['similar', query, '-k', '3', '--json'], { library });
    expect(finished.exitCode).toBe(0);
    const { query: asked, tookMs, hits } = jsonOf(finished) as Similar;
    expect(asked).toBe(query);
    expect(tookMs).toBeGreaterThan(0);
    expect(hits.map((hit) => hit.rank)).toEqual([1, 2, 3]);
    expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).toSorted((a, b) => b - a));
    for (const { path } of hits) {
      expect(before).toHaveProperty([path]);
      expect([query, join(photos, 'copy.jpg')]).not.toContain(path);
    }
  });

  it('takes a picture from elsewhere and does not add it', async () => {
    const other = await folder.write('elsewhere.png', await photoPicture(1, { width: 300, height: 200 }));
    const { hits } = jsonOf(await runCli(['similar', other, '--json'], { library })) as Similar;
    // Seed 1 at another size: the same scene.
    expect([join(photos, 'plain.jpg'), join(photos, 'copy.jpg')]).toContain(hits[0]?.path);
    const again = jsonOf(await runCli(['index', photos, '--json'], { library }));
    expect(again).toMatchObject({ added: 0, photos: names.length + 1 });
  });

  it.runIf(posix)('prints hostile names as harmless text', async () => {
    const { exitCode, stdout } = await runCli(['similar', join(photos, 'two\nlines.jpg')], { library });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('\\x1b[31mred.jpg');
    expect(stdout).not.toContain('\u001b');
  });

  it('takes a name that looks like an option behind --', async () => {
    const dashed = posix ? '-k.jpg' : 'plain.jpg';
    const { exitCode } = await runCli(['similar', '--library', library, '--', dashed], { cwd: photos });
    expect(exitCode).toBe(0);
  });

  it.each([
    ['nowhere.jpg', 1],
    ['empty.jpg', 1],
  ])('fails on %s and names it', async (name, expected) => {
    const { exitCode, stderr } = await runCli(['similar', join(photos, name)], { library });
    expect(exitCode).toBe(expected);
    expect(stderr).toContain(join(photos, name));
  });

  it('tells to index first where the library is empty', async () => {
    const { exitCode, stderr } = await runCli(['similar', join(photos, 'plain.jpg')], {
      library: join(folder.path, 'new-library'),
    });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/lookalike index <folder> \(library-empty\)/);
  });

  it.each(['0', '-1', '1.5', 'many', '1001'])('refuses -k %s as bad usage', async (limit) => {
    const { exitCode } = await runCli(['similar', 'a.jpg', `--limit=${limit}`], { library });
    expect(exitCode).toBe(2);
  });
});

describe('the other commands', () => {
  it('embed answers vectors of length 1, and fails where a picture cannot be read', async () => {
    const finished = await runCli(['embed', join(photos, 'plain.jpg'), join(photos, 'empty.jpg'), '--json'], {
      library,
    });
    expect(finished.exitCode).toBe(1);
    const result = jsonOf(finished) as {
      items: { path: string; feature: number[]; vector: number[] }[];
      failed: { code: string }[];
    };
    expect(result.items.map(({ path }) => path)).toEqual([join(photos, 'plain.jpg')]);
    expect(result.items[0]?.feature).toHaveLength(1280);
    expect(Math.hypot(...(result.items[0]?.vector ?? []))).toBeCloseTo(1, 3);
    expect(result.failed.map(({ code }) => code)).toEqual(['file-empty']);
  });

  it('models and doctor answer what is there', async () => {
    const models = jsonOf(await runCli(['models', '--json'], { library }));
    expect(models).toMatchObject({ active: 'efficientnet-lite0', models: [{ active: true }] });
    const doctor = await runCli(['doctor', '--json'], { library });
    expect(jsonOf(doctor)).toMatchObject({ dataDir: library, healthy: doctor.exitCode === 0 });
  });

  it('evaluate measures labelled folders', async () => {
    for (const [seed, name] of ['a/1.jpg', 'a/2.jpg', 'b/1.jpg', 'b/2.jpg'].entries()) {
      await folder.write(join('labelled', name), await photoPicture(100 + seed));
    }
    const finished = await runCli(['evaluate', join(folder.path, 'labelled'), '--json'], { library });
    expect(jsonOf(finished)).toMatchObject({
      n: 4,
      classes: 2,
      recallAt1: expect.any(Number) as number,
      recallAt5: expect.any(Number) as number,
      mapAtR: expect.any(Number) as number,
    });
  });

  it('answers bad usage with exit code 2, help with 0', async () => {
    const wrong = await runCli(['indx', '--json']);
    expect(wrong.exitCode).toBe(2);
    expect(jsonOf(wrong)).toMatchObject({ error: { code: 'bad-usage' } });
    const help = await runCli(['index', '--help']);
    expect(help.exitCode).toBe(0);
    expect(help.stdout).toContain('Usage: lookalike index <folder...>');
    expect((await runCli(['--version'])).stdout).toMatch(/^Lookalike \d+\.\d+\.\d+\n$/);
  });
});
