import { beforeEach, expect, it, vi } from 'vitest';
import type { DesktopEvent } from '../../../../src-shared/contract/desktop.ts';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import { actOnRequest } from '../../../../src-main/shells/electron/launch/act-on-request.ts';
import type { LaunchRequest } from '../../../../src-main/shells/electron/launch/launch-request.ts';
import { createPageEvents } from '../../../../src-main/shells/electron/page/page-events.ts';

const client = {
  'query.addFile': vi.fn(() => Promise.resolve({ queryId: 'abcdefgh' })),
  'folders.add': vi.fn(() => Promise.resolve({ id: 3 })),
  'folders.list': vi.fn(() => Promise.resolve([{ id: 5, path: '/photos' }])),
  'import.start': vi.fn(() => Promise.resolve({})),
};
const show = vi.fn();
let told: DesktopEvent[];

beforeEach(() => {
  vi.clearAllMocks();
  told = [];
});

const act = (request: LaunchRequest) =>
  actOnRequest(request, {
    client: client as unknown as Parameters<typeof actOnRequest>[1]['client'],
    show,
    tell: (event) => told.push(event),
    log: () => undefined,
  });

it('a file is searched with', async () => {
  await act({ kind: 'similar', path: '/photos/a.jpg' });
  expect(client['query.addFile']).toHaveBeenCalledExactlyOnceWith({ path: '/photos/a.jpg' });
  expect(told).toEqual([{ type: 'go', address: '#/similar/query/abcdefgh' }]);
  expect(show).toHaveBeenCalledOnce();
});

it('a folder is added, read and shown', async () => {
  await act({ kind: 'folder', path: '/photos' });
  expect(client['import.start']).toHaveBeenCalledExactlyOnceWith({ folderIds: [3] });
  expect(told).toEqual([{ type: 'go', address: '#/folder/3' }]);
});

it('a folder inside one of the library leads there', async () => {
  client['folders.add'].mockRejectedValue(new CodedError('folder-overlaps', 'It is part of /photos.'));
  await act({ kind: 'folder', path: '/photos/2024/summer' });
  expect(told).toEqual([{ type: 'go', address: '#/folder/5' }]);
  await act({ kind: 'folder', path: '/photos-too' });
  expect(told[1]).toMatchObject({ type: 'refused', code: 'folder-overlaps' });
});

it('what cannot be done is told to the page', async () => {
  client['query.addFile'].mockRejectedValue(
    new CodedError('file-missing', 'There is no file here.', { path: '/photos/a.jpg' }),
  );
  await act({ kind: 'similar', path: '/photos/a.jpg' });
  const error = new CodedError('link-refused', 'This link names no photo.');
  await act({ kind: 'refused', error });
  expect(told).toEqual([
    { type: 'refused', code: 'file-missing', message: 'There is no file here.', path: '/photos/a.jpg' },
    { type: 'refused', code: 'link-refused', message: 'This link names no photo.' },
  ]);
});

it('what is told before there is a page waits for it', () => {
  const events = createPageEvents();
  const heard: DesktopEvent[] = [];
  for (let n = 0; n < 30; n++) events.tell({ type: 'go', address: `#/folder/${n}` });
  events.tell({ type: 'status', status: {} as never });
  const stop = events.listen((event) => heard.push(event));
  expect(heard).toHaveLength(20);
  expect(heard.at(-1)).toEqual({ type: 'go', address: '#/folder/29' });
  events.tell({ type: 'command', command: 'keys' });
  expect(heard).toHaveLength(21);
  stop();
  events.tell({ type: 'command', command: 'back' });
  events.listen((event) => heard.push(event));
  expect(heard.slice(21)).toEqual([{ type: 'command', command: 'back' }]);
});

it('a listener that fails keeps no other from hearing', () => {
  const events = createPageEvents();
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  const heard: DesktopEvent[] = [];
  events.listen(() => {
    throw new Error('its port is closed');
  });
  events.listen((event) => heard.push(event));
  events.tell({ type: 'command', command: 'keys' });
  expect(heard).toHaveLength(1);
  expect(warned).toHaveBeenCalledOnce();
  warned.mockRestore();
});
