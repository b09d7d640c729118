import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startEngineLine } from '../harness/engine-line.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';

const projectDir = join(import.meta.dirname, '..', '..');
/** As a package without Electron is tried. */
const entry = join(projectDir, 'src-main', 'shells', 'electron', 'engine', 'engine-entry.ts');

it('opens, indexes a folder, tells of it, gives a picture and closes, all over the line itself', async () => {
  await using folder = await makeTestFolder();
  for (let seed = 0; seed < 3; seed++) await folder.write(`${seed}.jpg`, await photoPicture(seed));
  const dataDir = mkdtempSync(join(tmpdir(), 'lookalike-entry-'));
  const { say, until, open, call, ended } = startEngineLine(entry);
  expect(await call('library.status', {})).toMatchObject({ ok: false, code: 'engine-unreachable' });
  await open({
    dataDir,
    modelsDir: join(projectDir, 'models'),
    samplesDir: join(projectDir, 'resources', 'samples'),
  });
  expect(await call('folders.add', { path: folder.path })).toMatchObject({ ok: true });
  expect(await call('import.start', {})).toMatchObject({ ok: true });
  await until('event', ({ event }) => event.type === 'job' && event.job.state === 'done');
  say({ type: 'picture', id: 1, kind: 'thumbnail', pictureId: '1' });
  expect(await until('picture')).toMatchObject({ id: 1, answer: { contentType: 'image/jpeg' } });
  expect(await call('doctor.report', {})).toMatchObject({ ok: true, value: { healthy: true } });
  say({ type: 'close' });
  await until('closed');
  expect(await ended).toBe(0);
  rmSync(dataDir, { recursive: true });
});

it('ends with the process that started it', async () => {
  const { child, call, ended } = startEngineLine(entry);
  await call('library.status', {});
  child.disconnect();
  expect(await ended).toBe(0);
});
