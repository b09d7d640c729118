import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FromEngine, type ToEngine } from '../../src-main/shells/electron/engine/engine-messages.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';

const projectDir = join(import.meta.dirname, '..', '..');
const entry = join(projectDir, 'src-main', 'shells', 'electron', 'engine', 'engine-entry.ts');

/** The engine's entry under plain Node, as a package without Electron is tried. */
function startEntry() {
  const child = fork(entry, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const heard: FromEngine[] = [];
  child.on('message', (message) => heard.push(FromEngine.parse(message)));
  return {
    child,
    heard,
    say: (message: ToEngine) => child.send(message),
    until: async (isIt: (message: FromEngine) => boolean): Promise<FromEngine> => {
      let found: FromEngine | undefined;
      while (!(found = heard.find(isIt))) await once(child, 'message');
      return found;
    },
  };
}

const exitOf = async (child: ChildProcess) => ((await once(child, 'exit')) as [number | null])[0];

it('opens, indexes a folder, tells of it, gives a picture and closes, all over the line itself', async () => {
  await using folder = await makeTestFolder();
  for (let seed = 0; seed < 3; seed++) await folder.write(`${seed}.jpg`, await photoPicture(seed));
  const dataDir = mkdtempSync(join(tmpdir(), 'lookalike-entry-'));
  const { child, say, until } = startEntry();
  const folders = {
    dataDir,
    modelsDir: join(projectDir, 'models'),
    samplesDir: join(projectDir, 'resources', 'samples'),
  };
  say({ type: 'call', id: 1, method: 'library.status', input: {} });
  expect(await until((message) => message.type === 'reply')).toMatchObject({
    id: 1,
    reply: { ok: false, code: 'engine-unreachable' },
  });
  say({ type: 'open', folders, resumeImport: false, watch: false, hasDesktop: false });
  await until(({ type }) => type === 'opened');
  say({ type: 'call', id: 2, method: 'folders.add', input: { path: folder.path } });
  await until((message) => message.type === 'reply' && message.id === 2 && message.reply.ok);
  say({ type: 'call', id: 3, method: 'import.start', input: {} });
  await until(
    (message) =>
      message.type === 'event' && message.event.type === 'job' && message.event.job.state === 'done',
  );
  say({ type: 'picture', id: 4, kind: 'thumbnail', pictureId: '1' });
  expect(await until(({ type }) => type === 'picture')).toMatchObject({
    id: 4,
    answer: { contentType: 'image/jpeg' },
  });
  say({ type: 'call', id: 5, method: 'doctor.report', input: {} });
  expect(await until((message) => message.type === 'reply' && message.id === 5)).toMatchObject({
    reply: { ok: true, value: { healthy: true } },
  });
  say({ type: 'close' });
  expect(await exitOf(child)).toBe(0);
  await until(({ type }) => type === 'closed');
  rmSync(dataDir, { recursive: true });
});

it('ends with the process that started it', async () => {
  const { child, say, until } = startEntry();
  say({ type: 'call', id: 1, method: 'library.status', input: {} });
  await until(({ type }) => type === 'reply');
  child.disconnect();
  expect(await exitOf(child)).toBe(0);
});
