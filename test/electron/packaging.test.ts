import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import asar from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packedFiles, type PackedFile } from '../../scripts/package/packed-file.ts';
import { packageOf } from '../../scripts/package/check-packed.ts';
import { packProgram } from '../packaging/pack-program.ts';
import { startPackagedEngine, unpackProgram } from '../packaging/packaged-engine.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { writeLabelled } from '../pictures/labelled.ts';
import { rawPicture } from '../pictures/raw.ts';
import { scene } from '../pictures/scene.ts';

// The real packager runs, with a stand-in for Electron's own program, and what it made is looked at and started.

/** MB of the base variant without Electron; what is new and large should be noticed. */
const MOST_MEGABYTES = 120;

interface Component {
  name: string;
  purl: string;
  licenses: unknown[];
}

const temporaryDir = mkdtempSync(join(tmpdir(), 'lookalike-packaging-'));
let packedDir = '';
let files: PackedFile[] = [];

beforeAll(async () => {
  packedDir = await packProgram(temporaryDir);
  files = packedFiles(packedDir);
}, 240_000);

afterAll(() => {
  rmSync(temporaryDir, { recursive: true, force: true });
});

const archive = () => join(packedDir, 'resources', 'app.asar');
const textOf = (path: string) => asar.extractFile(archive(), path).toString('utf8');

describe('the packed program', () => {
  test('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(join(packedDir, 'lookalike'));
    const [off, on] = ['0', '1'].map((digit) => digit.charCodeAt(0));
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableCookieEncryption]: on,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
      [FuseV1Options.OnlyLoadAppFromAsar]: on,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    });
  });

  test('is an archive, each file of which has the hash that its header says', () => {
    expect(existsSync(join(packedDir, 'resources', 'app'))).toBe(false);
    const main = 'dist/electron/src-main/shells/electron/main.js';
    const info = asar.statFile(archive(), main) as { integrity?: { algorithm: string; hash: string } };
    expect(info.integrity).toMatchObject({
      algorithm: 'SHA256',
      hash: createHash('sha256').update(asar.extractFile(archive(), main)).digest('hex'),
    });
  });

  test('starts with the file that package.json names, and carries no scripts or dev dependencies', () => {
    const manifest = JSON.parse(textOf('package.json')) as Record<string, unknown>;
    expect(manifest).toMatchObject({ main: 'dist/electron/src-main/shells/electron/main.js' });
    expect(manifest).not.toHaveProperty('devDependencies');
    expect(manifest).not.toHaveProperty('scripts');
    // Windows of Linux desktops are matched to the .desktop file by it.
    expect(manifest.desktopName).toBe('lookalike.desktop');
    // Only of an object does the packager take the company's name for Windows.
    expect(manifest.author).toEqual({ name: 'The Lookalike contributors' });
  });

  test('has its native code outside the archive', () => {
    const inside = files.filter(({ path, place }) => /\.(node|so|so\..*)$/.test(path) && place === 'packed');
    expect(inside).toEqual([]);
    const natives = files.filter(({ path }) => path.endsWith('.node')).map(({ path }) => packageOf(path));
    expect(natives).toHaveLength(5);
    expect(existsSync(join(`${archive()}.unpacked`, 'node_modules/exiftool-vendored.pl/bin/exiftool'))).toBe(
      true,
    );
  });

  test('has models and samples beside the archive, as they are in the repository', () => {
    const original = join(import.meta.dirname, '..', '..');
    for (const [packed, source] of [
      ['models/manifest.json', 'models/manifest.json'],
      ['models/efficientnet-lite0/weights.safetensors', 'models/efficientnet-lite0/weights.safetensors'],
      ['samples/boats/boats-1.jpg', 'resources/samples/boats/boats-1.jpg'],
    ] as const) {
      expect(
        readFileSync(join(packedDir, 'resources', packed)).equals(readFileSync(join(original, source))),
      ).toBe(true);
    }
  });

  test('has only the languages that it speaks', () => {
    expect(readdirSync(join(packedDir, 'locales')).sort()).toEqual(['de.pak', 'en-GB.pak', 'en-US.pak']);
  });

  test('names every package in it with its licence', () => {
    const licences = readFileSync(join(packedDir, 'resources', 'licences', 'THIRD-PARTY.txt'), 'utf8');
    const manifests = files.filter(({ path }) =>
      /\/node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path),
    );
    expect(manifests.length).toBeGreaterThan(40);
    for (const { path } of manifests) {
      const { name, version } = JSON.parse(textOf(path.slice('app/'.length))) as Record<string, string>;
      expect(licences).toContain(`\n${name} ${version} (`);
    }
    // In the screens, in the libraries, and what is no package.
    for (const owner of ['svelte', '@lucide/svelte', 'uplot']) expect(licences).toContain(`\n${owner} `);
    expect(licences).toContain('| libvips ');
    expect(licences).toContain('GNU LESSER GENERAL PUBLIC LICENSE');
    expect(licences).toContain('Model efficientnet-lite0 (Apache-2.0)');
    expect(existsSync(join(packedDir, 'LICENSE.electron.txt'))).toBe(true);
    expect(existsSync(join(packedDir, 'LICENSES.chromium.html'))).toBe(true);
  });

  test('has a bill of its materials: what is in it and in its screens, and nothing else', () => {
    const file = join(packedDir, '..', `sbom-linux-${process.arch}.cdx.json`);
    const bill = JSON.parse(readFileSync(file, 'utf8')) as { specVersion: string; components: Component[] };
    expect(bill.specVersion).toBe('1.6');
    for (const { purl, licenses } of bill.components) {
      expect(purl).toMatch(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@\d[\w.+-]*$/);
      expect(licenses, purl).toHaveLength(1);
    }
    const named = bill.components.map(({ name }) => name);
    const packed = files.map(({ path }) => packageOf(path)).filter((name) => name !== null);
    expect(named).toEqual(
      expect.arrayContaining([...new Set(packed), 'electron', 'svelte', '@lucide/svelte', 'uplot']),
    );
    // Of the command line and of the build.
    for (const other of ['open', 'sirv', 'cli-progress', 'vite']) expect(named).not.toContain(other);
  });

  test('is no larger than it was', () => {
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    expect(Math.round(bytes / 1_000_000)).toBeLessThanOrEqual(MOST_MEGABYTES);
    expect(statSync(archive()).size).toBeLessThan(20_000_000);
    expect(readFileSync(join(packedDir, '..', `sizes-linux-${process.arch}.md`), 'utf8')).toContain(
      '| total',
    );
  });
});

test('the engine starts out of the packed program under plain Node, indexes a folder and finds similar photos', async () => {
  await using folder = await makeTestFolder();
  await using library = await makeTestFolder();
  await writeLabelled(folder, 3);
  // HEIC by WebAssembly, RAW by ExifTool: both lie in the package as files of their own.
  const heic = join(import.meta.dirname, '..', 'fixtures', 'plain.heic');
  await folder.write('plain.heic', readFileSync(heic));
  await folder.write('camera.dng', await rawPicture(await scene(7, { width: 640, height: 480 })));

  const program = unpackProgram(packedDir, mkdtempSync(join(temporaryDir, 'program-')));
  await using engine = await startPackagedEngine(program, library.path);
  await engine.client['folders.add']({ path: folder.path });
  await engine.client['import.start']({});
  await expect
    .poll(() => engine.client['import.current']({}), { timeout: 60_000 })
    .toMatchObject({ state: 'done', error: null });
  expect(await engine.client['import.failures']({})).toMatchObject({ total: 0 });
  expect(await engine.client['library.status']({})).toMatchObject({ photos: 17 });

  const { queryId } = await engine.client['query.addFile']({
    path: join(folder.path, 'boats', 'boats-0.jpg'),
  });
  const { hits } = await engine.client['search.similar']({ query: { kind: 'query', queryId }, limit: 3 });
  expect(hits.map(({ path }) => path.slice(folder.path.length + 1).replace(/\W.*$/, ''))).toContain('boats');

  await engine.client['map.start']({});
  await expect
    .poll(async () => (await engine.client['map.current']({}))?.state, { timeout: 30_000 })
    .toBe('done');

  const report = await engine.client['doctor.report']({});
  expect(Object.values(report.versions)).not.toContain('missing');
  expect(await engine.client['training.runtimes']({})).toContainEqual(
    expect.objectContaining({ name: 'wasm', usable: true }),
  );
}, 180_000);
