import type { Reply } from '../../src-shared/contract/reply.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { text } from '../text/text.ts';

/** What is used of a MessagePort. */
export interface CallPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
  start(): void;
  close(): void;
}

interface Listener {
  onEvent(event: unknown): void;
  /** Whether anybody is at the other end. */
  onConnected(isConnected: boolean): void;
}

interface Waiting {
  resolve: (reply: Reply) => void;
  reject: (error: unknown) => void;
}

/**
 * Calls over a port that may be lost and replaced: `{id, method, input}` goes out, `{id, reply}` and `{event}` come
 * back. A call made while there is no port waits a little for one.
 */
export class PortCalls {
  readonly #waitMs: number;
  readonly #listener: Listener;
  #port: CallPort | null = null;
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();
  #onPort: readonly (() => void)[] = [];

  constructor(waitMs: number, listener: Listener) {
    this.#waitMs = waitMs;
    this.#listener = listener;
  }

  get isConnected(): boolean {
    return this.#port !== null;
  }

  /** Takes a port; the one before it, if any, is done with. */
  connect(port: CallPort): void {
    this.#drop();
    this.#port = port;
    port.addEventListener('message', ({ data }) => {
      if (port === this.#port) this.#receive(data);
    });
    port.addEventListener('close', () => {
      if (port === this.#port) this.disconnect();
    });
    port.start();
    const waiting = this.#onPort;
    this.#onPort = [];
    for (const go of waiting) go();
    this.#listener.onConnected(true);
  }

  /** Whoever was at the other end is gone; what was asked is answered by nobody. */
  disconnect(): void {
    if (this.#drop()) this.#listener.onConnected(false);
  }

  /** @returns what the reply holds; throws the CodedError it tells of, or 'engine-unreachable' */
  async call(method: string, input: unknown): Promise<unknown> {
    if (!this.#port) await this.#nextPort();
    const reply = await this.#send(method, input);
    if (reply.ok) return reply.value;
    throw new CodedError(reply.code, reply.message, reply.path === undefined ? {} : { path: reply.path });
  }

  #send(method: string, input: unknown): Promise<Reply> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      try {
        this.#port?.postMessage({ id, method, input });
      } catch {
        // What Svelte watches is a proxy, which no port takes; the contract is JSON in any case.
        this.#port?.postMessage({ id, method, input: JSON.parse(JSON.stringify(input)) as unknown });
      }
    });
  }

  #nextPort(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#onPort = this.#onPort.filter((other) => other !== go);
        reject(unreachable());
      }, this.#waitMs);
      const go = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#onPort = [...this.#onPort, go];
    });
  }

  /** @returns whether there was one */
  #drop(): boolean {
    const port = this.#port;
    this.#port = null;
    port?.close();
    const lost = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of lost) reject(unreachable());
    return port !== null;
  }

  #receive(data: unknown): void {
    if (!isObject(data)) return;
    if ('event' in data) {
      this.#listener.onEvent(data.event);
      return;
    }
    const { id, reply } = data;
    const waiting = typeof id === 'number' ? this.#waiting.get(id) : undefined;
    if (typeof id !== 'number' || !waiting) return;
    this.#waiting.delete(id);
    if (isReply(reply)) waiting.resolve(reply);
    else waiting.reject(new CodedError('internal', `The answer to call ${id} is not one.`));
  }
}

const unreachable = () => new CodedError('engine-unreachable', text.line.unreachable, { transient: true });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** By hand: the schemas' library compiles code as it goes, which this page's security policy refuses. */
const isReply = (value: unknown): value is Reply =>
  isObject(value) &&
  (value.ok === true ||
    (value.ok === false && typeof value.code === 'string' && typeof value.message === 'string'));
