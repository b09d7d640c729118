import { EventEmitter } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openPlaces } from '../../../../src-main/shells/electron/window/window-places.ts';
import { makeTestFolder } from '../../../pictures/folder.ts';

const main = { id: 1, bounds: { x: 0, y: 0, width: 1_920, height: 1_080 }, scaleFactor: 1 };
const screen = {
  getPrimaryDisplay: () => ({ ...main, workArea: main.bounds }) as Electron.Display,
  getAllDisplays: () => [{ ...main, workArea: main.bounds } as Electron.Display],
};

class FakeWindow extends EventEmitter {
  bounds = { x: 50, y: 60, width: 1_000, height: 800 };
  isShown = true;
  getNormalBounds = () => this.bounds;
  isMaximized = () => false;
  isFullScreen = () => false;
  isVisible = () => this.isShown;
  isDestroyed = () => false;
}

let folder: Awaited<ReturnType<typeof makeTestFolder>>;
let logged: string[];
const open = () => openPlaces(folder.path, screen, (line) => logged.push(line));

beforeEach(async () => {
  folder = await makeTestFolder();
  logged = [];
});
afterEach(async () => {
  vi.useRealTimers();
  await folder[Symbol.asyncDispose]();
});

it('a window is found where it was left', async () => {
  const window = new FakeWindow();
  const places = open();
  places.follow(window);
  window.emit('move');
  window.bounds = { x: 70, y: 80, width: 1_100, height: 700 };
  window.emit('close');
  await places.write();
  expect(open().placement.bounds).toEqual(window.bounds);
  expect(await readdir(folder.path)).toEqual(['window.json']);
});

it('a hidden window does not forget where a person put it', async () => {
  const window = new FakeWindow();
  const places = open();
  places.follow(window);
  window.emit('move');
  window.isShown = false;
  window.bounds = { x: 0, y: 0, width: 1, height: 1 };
  window.emit('resize');
  window.emit('close');
  await places.write();
  expect(open().placement.bounds).toMatchObject({ x: 50, y: 60 });
});

it('moving is written down when it has come to rest', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const window = new FakeWindow();
  const places = open();
  places.follow(window);
  for (let x = 0; x < 50; x++) {
    window.bounds = { ...window.bounds, x };
    window.emit('move');
    await vi.advanceTimersByTimeAsync(20);
  }
  expect(await readdir(folder.path)).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  await vi.waitFor(async () => {
    expect(await readFile(join(folder.path, 'window.json'), 'utf8')).toContain('"x": 49');
  });
});

it.each(['', '{"places": [', '[]', '\0\0\0\0', '{"places":[{"bounds":{"x":1e999}}]}'])(
  'a file that holds %j is laid aside',
  async (text) => {
    await folder.write('window.json', text);
    expect(open().placement.bounds).toEqual({ x: 320, y: 120, width: 1_280, height: 840 });
    expect(await readdir(folder.path)).toEqual(['window.json.broken']);
    expect(logged).toHaveLength(1);
  },
);

it('a place that cannot be kept is only a line in the log', async () => {
  const window = new FakeWindow();
  const places = openPlaces(join(folder.path, 'gone'), screen, (line) => logged.push(line));
  places.follow(window);
  window.emit('move');
  await places.write();
  expect(logged).toEqual([expect.stringContaining("the window's place is not kept")]);
});
