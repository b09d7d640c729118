import { EventEmitter } from 'node:events';
import type Electron from 'electron';

export interface Letter {
  data: unknown;
  ports: PortEnd[];
}

/** Who reads at an end of a channel: a port of this process, or the line to another one. */
export interface PortHolder {
  receive(end: PortEnd, letter: Letter): void;
  closed(end: PortEnd): void;
}

/** One end of a channel. What arrives while nobody holds it waits. */
export class PortEnd {
  #other: PortEnd | null = null;
  #holder: PortHolder | null = null;
  #waiting: Letter[] = [];
  #isClosed = false;

  static pair(): [PortEnd, PortEnd] {
    const one = new PortEnd();
    const other = new PortEnd();
    one.#other = other;
    other.#other = one;
    return [one, other];
  }

  hold(holder: PortHolder): void {
    this.#holder = holder;
    for (const letter of this.#waiting.splice(0)) holder.receive(this, letter);
    if (this.#isClosed) holder.closed(this);
  }

  /** Puts back what its holder had not yet read, so that the next holder gets it. */
  release(unread: readonly Letter[]): void {
    this.#holder = null;
    this.#waiting.unshift(...unread);
  }

  post(letter: Letter): void {
    if (this.#isClosed) return;
    const other = this.#other;
    if (!other) return;
    if (other.#holder) other.#holder.receive(other, letter);
    else other.#waiting.push(letter);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const other = this.#other;
    if (!other || other.#isClosed) return;
    other.#isClosed = true;
    other.#holder?.closed(other);
  }
}

type MessagePortMainPart = Pick<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'>;

/** A port in this process: reads nothing before `start`, and nothing more once it was handed on. */
export class MessagePortMain extends EventEmitter implements MessagePortMainPart, PortHolder {
  #end: PortEnd | null;
  #unread: Letter[] = [];
  #isStarted = false;
  #isOtherClosed = false;

  constructor(end: PortEnd) {
    super();
    this.#end = end;
    end.hold(this);
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.includes(this)) throw new TypeError('Port at index 0 contains the source port.');
    // As over the real wire: what cannot be cloned throws here, and nobody shares an object.
    const data = structuredClone(message);
    this.#end?.post({ data, ports: transfer.map(endOf) });
  }

  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    queueMicrotask(() => {
      for (const letter of this.#unread.splice(0)) this.#emitLetter(letter);
      if (this.#isOtherClosed) this.emit('close');
    });
  }

  close(): void {
    const end = this.#end;
    if (!end) return;
    this.#end = null;
    end.close();
    setImmediate(() => this.emit('close'));
  }

  /** Neutered, as a port is once it went elsewhere. */
  handOn(): PortEnd {
    const end = this.#end;
    if (!end) throw new TypeError('Port at index 0 is already neutered.');
    this.#end = null;
    end.release(this.#unread.splice(0));
    return end;
  }

  receive(_end: PortEnd, letter: Letter): void {
    if (this.#isStarted && this.#unread.length === 0) {
      // Never while its sender is still at it.
      setImmediate(() => {
        this.#emitLetter(letter);
      });
    } else this.#unread.push(letter);
  }

  closed(): void {
    this.#isOtherClosed = true;
    setImmediate(() => {
      if (this.#isStarted && this.#end) this.emit('close');
    });
  }

  #emitLetter({ data, ports }: Letter): void {
    this.emit('message', { data, ports: ports.map((end) => new MessagePortMain(end)) });
  }
}

function endOf(port: unknown): PortEnd {
  if (!(port instanceof MessagePortMain)) throw new TypeError('Invalid value for transfer');
  return port.handOn();
}

/** The ends behind ports that are handed on. */
export const endsOf = (ports: readonly unknown[]): PortEnd[] => ports.map(endOf);

export class MessageChannelMain implements Record<keyof Electron.MessageChannelMain, unknown> {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;

  constructor() {
    const [one, other] = PortEnd.pair();
    this.port1 = new MessagePortMain(one);
    this.port2 = new MessagePortMain(other);
  }
}
