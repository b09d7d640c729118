import { EventEmitter } from 'node:events';
import type { CDPSession } from 'playwright-core';

/** One attached page, or the browser itself; typed as Playwright types it. */
export interface CdpSession {
  send: CDPSession['send'];
  on: CDPSession['on'];
  /** For what nobody waits for: a page that is gone meanwhile is no news. */
  tell: (...command: Parameters<CDPSession['send']>) => void;
}

interface Waiting {
  resolve: (result: never) => void;
  reject: (error: Error) => void;
}

interface Incoming {
  id?: number;
  sessionId?: string;
  method: string;
  params: unknown;
  result: unknown;
  error?: { message: string };
}

/** Chromium's debugging protocol over one socket; each attached page is a session of its own. */
export class CdpConnection {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #sessions = new Map<string, EventEmitter>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      this.#receive(JSON.parse(String(data)) as Incoming);
    });
    socket.addEventListener('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Chromium is gone.'));
      this.#waiting.clear();
    });
  }

  static async open(endpoint: string): Promise<CdpConnection> {
    const socket = new WebSocket(endpoint);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => {
        resolve();
      });
      socket.addEventListener('error', () => {
        reject(new Error(`Chromium does not answer at ${endpoint}.`));
      });
    });
    return new CdpConnection(socket);
  }

  /** The browser itself where no id is given. */
  session(sessionId = ''): CdpSession {
    const events = this.#events(sessionId);
    const send = ((method: string, params: unknown) =>
      this.#send(method, params, sessionId)) as CDPSession['send'];
    return {
      send,
      on: events.on.bind(events) as unknown as CDPSession['on'],
      tell: (...command) => {
        send(...command).catch(() => undefined);
      },
    };
  }

  #events(sessionId: string): EventEmitter {
    const events = this.#sessions.get(sessionId) ?? new EventEmitter();
    this.#sessions.set(sessionId, events);
    return events;
  }

  #send(method: string, params: unknown, sessionId: string): Promise<never> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId === '' ? {} : { sessionId }) }));
    });
  }

  #receive(message: Incoming): void {
    if (message.id === undefined) {
      this.#events(message.sessionId ?? '').emit(message.method, message.params);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(new Error(message.error.message));
    else waiting?.resolve(message.result as never);
  }
}
