import { EventEmitter, once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { beforeEach, expect, it, vi } from 'vitest';
import type { EngineState } from '../../../../src-shared/contract/desktop.ts';
import { servePorts } from '../../../../src-main/shells/electron/page/ports.ts';

class FakeFrame {
  parent: object | null = null;
  processId = 4;
  routingId = 7;
  origin = 'app://lookalike';
  url = 'app://lookalike/index.html';
  detached = false;
  isDestroyed = () => false;
  sent: { channel: string; message: unknown; ports: MessagePort[] }[] = [];
  postMessage = (channel: string, message: unknown, ports: MessagePort[] = []) => {
    this.sent.push({ channel, message, ports });
  };
}

const page = new EventEmitter() as EventEmitter & { mainFrame: FakeFrame };
let ipcMain: EventEmitter;
let states: ((state: EngineState) => void)[];
let isRunning: boolean;
let isWindowGone: boolean;
let served: MessagePort[];
let logged: string[];
const stop = vi.fn();

beforeEach(() => {
  page.mainFrame = new FakeFrame();
  ipcMain = new EventEmitter();
  states = [];
  served = [];
  logged = [];
  isRunning = true;
  isWindowGone = false;
  stop.mockClear();
  const parts = {
    ipcMain,
    MessageChannelMain: MessageChannel,
    window: { webContents: page, isDestroyed: () => isWindowGone },
    engine: {
      connect: () => (isRunning ? new MessageChannel().port2 : null),
      onState: (listener: (state: EngineState) => void) => states.push(listener),
    },
    serveDesktop: (port: MessagePort) => {
      served.push(port);
      return stop;
    },
    log: (line: string) => logged.push(line),
  };
  servePorts(parts as unknown as Parameters<typeof servePorts>[0]);
});

const ask = (frame: FakeFrame | null = page.mainFrame, sender: object = page, ...rest: unknown[]) =>
  ipcMain.emit('ports', { sender, senderFrame: frame }, ...rest);
const names = (frame = page.mainFrame) => frame.sent.map(({ message }) => message);

it('our page gets a port to the engine and one to the shell', async () => {
  ask();
  expect(names()).toEqual([{ ports: ['engine', 'desktop'] }]);
  const [{ channel, ports }] = page.mainFrame.sent as [FakeFrame['sent'][0]];
  expect([channel, ports.length]).toEqual(['ports', 2]);
  ports[1]!.postMessage('to the shell');
  const [said] = (await once(served[0]!, 'message')) as [unknown];
  expect(said).toBe('to the shell');
});

it('a page that is loaded before the engine runs gets that port later', () => {
  isRunning = false;
  ask();
  expect(names()).toEqual([{ ports: ['desktop'] }]);
  isRunning = true;
  for (const tell of states) tell({ state: 'running' });
  expect(names()).toEqual([{ ports: ['desktop'] }, { ports: ['engine'] }]);
  expect(page.mainFrame.sent[1]!.ports).toHaveLength(1);
});

it('an engine that was started anew reaches the page without its asking', () => {
  ask();
  for (const tell of states) tell({ state: 'restarting', attempt: 1, retryAtMs: 0 });
  for (const tell of states) tell({ state: 'starting' });
  for (const tell of states) tell({ state: 'running' });
  expect(names()).toEqual([{ ports: ['engine', 'desktop'] }, { ports: ['engine'] }]);
  page.mainFrame.isDestroyed = () => true;
  for (const tell of states) tell({ state: 'running' });
  expect(names()).toHaveLength(2);
});

it('each load of the page gets ports of its own, and the shell stops serving the old ones', () => {
  ask();
  expect(stop).not.toHaveBeenCalled();
  const old = page.mainFrame;
  page.mainFrame = new FakeFrame();
  ask();
  expect(stop).toHaveBeenCalledOnce();
  expect(served).toHaveLength(2);
  for (const tell of states) tell({ state: 'running' });
  expect([names(old).length, names().length]).toEqual([1, 2]);
});

it('a frame that goes away just then costs nobody anything, and leaves no port open', async () => {
  page.mainFrame.postMessage = (_channel, _message, ports) => {
    sentInVain.push(...(ports ?? []));
    throw new Error('Render frame was disposed');
  };
  const sentInVain: MessagePort[] = [];
  ask();
  expect(sentInVain).toHaveLength(2);
  await Promise.all(sentInVain.map((port) => once(port, 'close')));
  expect(stop).toHaveBeenCalledOnce();
  expect(logged).toEqual(['the page got no ports: Render frame was disposed']);
  for (const tell of states) tell({ state: 'running' });
  expect(sentInVain).toHaveLength(2);
});

it('nor does one that goes away when the engine was started anew', () => {
  ask();
  page.mainFrame.postMessage = () => {
    throw new Error('Render frame was disposed');
  };
  for (const tell of states) tell({ state: 'running' });
  expect(stop).toHaveBeenCalledOnce();
  page.mainFrame = new FakeFrame();
  ask();
  expect(names()).toEqual([{ ports: ['engine', 'desktop'] }]);
});

it('nobody asks for the page before it has asked for itself', () => {
  for (const tell of states) tell({ state: 'running' });
  expect(names()).toEqual([]);
});

it.each<[string, () => void]>([
  ['another page', () => ask(page.mainFrame, new EventEmitter())],
  [
    'a frame inside the page',
    () => ask(Object.assign(new FakeFrame(), { parent: page.mainFrame, routingId: 8 })),
  ],
  ['a frame of its own that has no parent', () => ask(Object.assign(new FakeFrame(), { routingId: 8 }))],
  ['a frame of another process', () => ask(Object.assign(new FakeFrame(), { processId: 5 }))],
  ['a frame that is gone', () => ask(null)],
  ['a page from elsewhere', () => ask(Object.assign(page.mainFrame, { origin: 'https://evil.test' }))],
  ['a page without an origin', () => ask(Object.assign(page.mainFrame, { origin: 'null' }))],
  ['a page at another address', () => ask(Object.assign(page.mainFrame, { url: 'app://evil/index.html' }))],
  ['a page of a window that is gone', () => ((isWindowGone = true), ask())],
  ['a page that says more than it should', () => ask(page.mainFrame, page, 'more')],
])('%s gets nothing', (_who, act) => {
  act();
  expect(served).toEqual([]);
  expect(names()).toEqual([]);
  expect(logged).toHaveLength(1);
});
