import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createChooser } from '../../../../src-main/shells/electron/native/choose.ts';
import { createDesktopMethods } from '../../../../src-main/shells/electron/native/desktop-methods.ts';
import { watchDesktopStatus } from '../../../../src-main/shells/electron/native/desktop-status.ts';
import { Subscribers } from '../../../../src-main/shells/electron/subscribers.ts';
import { createDesktopSettings } from '../../../../src-main/shells/electron/settings/settings-file.ts';
import { shellText } from '../../../../src-main/shells/electron/text/text.ts';
import { answerCall } from '../../../../src-main/serve/dispatch.ts';
import { desktopContract, DesktopStatus } from '../../../../src-shared/contract/desktop.ts';
import { JobId } from '../../../../src-shared/contract/ids.ts';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import { makeTestFolder } from '../../../pictures/folder.ts';

const update = { state: 'idle', checkedAtMs: null } as const;
const query = { queryId: 'abcdefgh', name: 'a', width: 1, height: 1, tags: [], samePhotoId: null };

/** The shell as its page sees it: through the contract alone. */
async function makeShell() {
  const folder = await makeTestFolder();
  const settings = createDesktopSettings(folder.path, () => undefined);
  const turns = new Subscribers<undefined>();
  const told: DesktopStatus[] = [];
  const done: unknown[] = [];
  const dialogs: Record<string, unknown>[] = [];
  const status = watchDesktopStatus({
    ...{ platform: 'freebsd', version: '1.2.3', settings },
    engine: { state: { state: 'running' }, onState: () => () => undefined },
    battery: { onBattery: true, holdsWork: false, onChange: (listener) => turns.add(listener) },
    held: { jobIds: [JobId.parse(7)], onChange: (listener) => turns.add(listener) },
    tray: { isThere: false, onChange: () => () => undefined },
    updates: { state: update, onChange: () => () => undefined },
    tell: (now) => told.push(now),
  });
  let answer: string | null = '/chosen';
  const chooser = createChooser({
    dialog: {
      showOpenDialog: (...args: unknown[]) => {
        dialogs.push(args.at(-1) as Record<string, unknown>);
        return Promise.resolve({ canceled: answer === null, filePaths: answer === null ? [] : [answer] });
      },
      showSaveDialog: (...args: unknown[]) => {
        dialogs.push(args.at(-1) as Record<string, unknown>);
        return Promise.resolve({ canceled: answer === null, filePath: answer ?? '' });
      },
    },
    ...{ window: () => null, words: shellText('en').choose, documentsDir: () => '/home/a/Documents' },
  });
  const note = (what: string) => (input?: unknown) => {
    done.push(input === undefined ? what : [what, input]);
    return Promise.resolve(undefined as never);
  };
  const methods = createDesktopMethods({
    ...{ status, settings, chooser },
    engine: { restart: () => done.push('restart') },
    updates: {
      check: () => Promise.resolve(update),
      download: () => Promise.resolve(update),
      install: note('install'),
    },
    menu: { show: () => Promise.resolve({ chosen: 'a' }) },
    drag: note('drag'),
    copyFiles: () => Promise.reject(new CodedError('file-missing', 'Gone.')),
    clipboardQuery: () => Promise.resolve(query as never),
    openPath: (path) => Promise.resolve(path === '/licences' ? 'No program' : ''),
    folders: { dataDir: folder.path, licences: '/licences' },
  });
  const ask = (method: string, input: unknown = {}) =>
    answerCall(desktopContract, methods, method, input, () => undefined);
  const choose = (path: string | null) => (answer = path);
  return { ask, choose, told, done, dialogs, turns, dispose: () => folder[Symbol.asyncDispose]() };
}

test('every method answers what the contract says', async () => {
  const { ask, done, dispose } = await makeShell();
  const inputs: Record<string, unknown> = {
    'choose.file': { kind: 'picture' },
    'choose.target': { kind: 'model', suggestedName: 'mine.safetensors' },
    'menu.show': { items: [{ kind: 'separator' }] },
    'photos.drag': { photoIds: [4] },
  };
  const refused = ['photos.copyFiles', 'desktop.showLicences'];
  for (const [method, { output }] of Object.entries(desktopContract)) {
    if (refused.includes(method)) continue;
    const reply = await ask(method, inputs[method] ?? {});
    expect(reply.ok, method).toBe(true);
    expect(output.safeParse(reply.ok && reply.value).success, method).toBe(true);
  }
  expect(done).toEqual(['restart', ['drag', [4]], 'install']);
  expect(await ask('photos.copyFiles', { photoIds: [4] })).toMatchObject({ ok: false, code: 'file-missing' });
  expect(await ask('desktop.showLicences')).toMatchObject({
    ok: false,
    code: 'not-opened',
    path: '/licences',
  });
  await dispose();
});

test('the page is told of what changed, once for all that changed together', async () => {
  const { ask, told, turns, dispose } = await makeShell();
  turns.tell(undefined);
  turns.tell(undefined);
  await setImmediate();
  expect(told).toHaveLength(1);
  expect(DesktopStatus.parse(told[0])).toMatchObject({
    platform: 'linux',
    version: '1.2.3',
    onBattery: true,
    heldJobs: [7],
  });
  const reply = await ask('desktop.updateSettings', { pauseOnBattery: true });
  expect(reply).toMatchObject({ ok: true, value: { settings: { pauseOnBattery: true, notify: true } } });
  await setImmediate();
  expect(told.at(-1)?.settings.pauseOnBattery).toBe(true);
  await dispose();
});

test('dialogs offer what fits, and a person may think better of it', async () => {
  const { ask, choose, dialogs, dispose } = await makeShell();
  expect(await ask('choose.folder')).toEqual({ ok: true, value: { path: '/chosen' } });
  await ask('choose.file', { kind: 'picture' });
  // The page suggests a name, never a place.
  await ask('choose.target', { kind: 'model', suggestedName: '../../etc/my model.safetensors' });
  expect(dialogs).toMatchObject([
    { properties: ['openDirectory'] },
    { properties: ['openFile'], filters: [{ name: 'Pictures' }] },
    { defaultPath: '/home/a/Documents/my model.safetensors', filters: [{ extensions: ['safetensors'] }, {}] },
  ]);
  const [pictures] = dialogs[1]!['filters'] as { extensions: string[] }[];
  expect(pictures!.extensions).toEqual(expect.arrayContaining(['jpg', 'JPG', 'heic', 'cr2']));
  choose(null);
  expect(await ask('choose.folder')).toEqual({ ok: true, value: { path: null } });
  expect(await ask('choose.target', { kind: 'model', suggestedName: 'a' })).toEqual({
    ...{ ok: true, value: { path: null } },
  });
  await dispose();
});
