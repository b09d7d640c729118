import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { MessagePortMain } from './ports.ts';
import { PortLine } from './port-line.ts';
import type { UtilityFrame } from './utility-frame.ts';

// What Electron gives to a utility process, set up before its own script: `process.parentPort`, and no `process.send`.

const say = process.send?.bind(process);

function send(frame: UtilityFrame): void {
  if (process.connected) say?.(frame, undefined, undefined, () => undefined);
}

class ParentPort extends EventEmitter implements Pick<Electron.ParentPort, 'postMessage'> {
  postMessage(message: unknown, ...more: unknown[]): void {
    if (more.length > 0) throw new TypeError('parentPort.postMessage takes a message and no ports.');
    send({ type: 'message', data: structuredClone(message), ports: [] });
  }
}

const parentPort = new ParentPort();
const line = new PortLine('child', send);
/** What came before anybody listened. */
let early: unknown[] | null = [];

parentPort.on('newListener', (event) => {
  if (event !== 'message' || early === null) return;
  const waiting = early;
  early = null;
  queueMicrotask(() => {
    for (const message of waiting) parentPort.emit('message', message);
  });
});

process.on('message', (frame: UtilityFrame) => {
  if (line.arrived(frame) || frame.type !== 'message') return;
  const message = { data: frame.data, ports: line.take(frame.ports).map((end) => new MessagePortMain(end)) };
  if (early) early.push(message);
  else parentPort.emit('message', message);
});
process.on('disconnect', () => {
  process.exit(0);
});

Object.assign(process, { parentPort, type: 'utility', send: undefined });
