import type Electron from 'electron';
import { forProgram } from './addresses.ts';

interface Sender {
  ipcToPage: (channel: string, args: unknown[], transfer?: readonly unknown[]) => void;
}

type Part = Pick<
  Electron.WebFrameMain,
  'url' | 'origin' | 'isDestroyed' | 'detached' | 'processId' | 'routingId'
>;

let frameCount = 0;

/** One frame of a page, as the program sees it. */
export class WebFrameMain implements Part {
  readonly processId = 1;
  readonly routingId: number;
  readonly parent: WebFrameMain | null;
  readonly frameId: string;
  readonly #sender: Sender;
  #address = '';
  #isGone = false;

  constructor(sender: Sender, frameId: string, parent: WebFrameMain | null) {
    frameCount += 1;
    this.routingId = frameCount;
    this.#sender = sender;
    this.frameId = frameId;
    this.parent = parent;
  }

  get url(): string {
    return forProgram(this.#address);
  }

  get origin(): string {
    const url = URL.parse(this.url);
    if (!url) return 'null';
    return url.protocol === 'app:' ? `app://${url.host}` : url.origin;
  }

  get top(): WebFrameMain {
    return this.parent?.top ?? this;
  }

  get detached(): boolean {
    return this.#isGone;
  }

  isDestroyed(): boolean {
    return this.#isGone;
  }

  send(channel: string, ...args: unknown[]): void {
    this.postMessage(channel, args.length === 1 ? args[0] : args);
  }

  postMessage(channel: string, message: unknown, transfer: readonly unknown[] = []): void {
    if (this.#isGone) throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    if (this.parent) throw new Error('Preloads run in main frames alone, so nobody would hear this.');
    this.#sender.ipcToPage(channel, [message], transfer);
  }

  /** For the stand-in alone. */
  committed(address: string): void {
    this.#address = address;
  }

  gone(): void {
    this.#isGone = true;
  }
}
