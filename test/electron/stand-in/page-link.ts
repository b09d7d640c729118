import type { CdpSession } from './cdp.ts';
import { electronEvent } from './electron-event.ts';
import { WebFrameMain } from './frames.ts';
import { ipcMain } from './ipc-main.ts';
import { decode, encode } from './page-text.ts';
import { endsOf } from './ports.ts';
import { PortLine } from './port-line.ts';
import { preloadWorld } from './preload-script.ts';

interface Frame {
  type: string;
  channel: string;
  args: unknown[];
  id: number;
}

/** What goes between the main process and one page: messages, ports, and which frame they come from. */
export class PageLink {
  readonly #sender: unknown;
  readonly #frames = new Map<string, WebFrameMain>();
  readonly #contextFrames = new Map<number, string>();
  #page: CdpSession | null = null;
  #line = this.#newLine();
  #preloadContext: number | null = null;
  mainFrame: WebFrameMain | null = null;

  /** @param sender what listeners are told as the sender */
  constructor(sender: unknown) {
    this.#sender = sender;
  }

  attach(page: CdpSession, mainFrameId: string): void {
    this.#page = page;
    page.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = context.auxData as { frameId: string };
      this.#contextFrames.set(context.id, frameId);
      if (context.name === preloadWorld && frameId === mainFrameId) this.#preloadContext = context.id;
    });
    page.on('Runtime.executionContextsCleared', () => {
      this.#preloadContext = null;
      this.#contextFrames.clear();
    });
    page.on('Runtime.bindingCalled', ({ payload, executionContextId }) => {
      void this.#fromPage(decode(payload) as Frame, executionContextId);
    });
  }

  frame(frameId: string): WebFrameMain | null {
    return this.#frames.get(frameId) ?? null;
  }

  /** A document took the place of another. Answers whether it is the page's own. */
  committed({ id, url, parentId }: { id: string; url: string; parentId?: string }): boolean {
    const parent = parentId === undefined ? null : this.frame(parentId);
    const frame = new WebFrameMain(this, id, parent);
    frame.committed(url);
    this.#frames.get(id)?.gone();
    this.#frames.set(id, frame);
    if (parent) return false;
    this.mainFrame = frame;
    // With its document go the ports that it had.
    this.#line.lost();
    this.#line = this.#newLine();
    return true;
  }

  ipcToPage(channel: string, args: unknown[], transfer: readonly unknown[] = []): void {
    this.#toPage({ type: 'ipc', channel, args, ports: this.#line.give(endsOf(transfer)) });
  }

  /** Where files lie that are dropped next: no browser tells. */
  knowFiles(files: Record<string, string>): void {
    this.#toPage({ type: 'files', files });
  }

  lost(): void {
    this.#line.lost();
    this.mainFrame?.gone();
  }

  #newLine(): PortLine {
    return new PortLine('main', (frame) => {
      this.#toPage(frame);
    });
  }

  #toPage(frame: object): void {
    if (this.#preloadContext === null) return;
    this.#page?.tell('Runtime.callFunctionOn', {
      functionDeclaration: 'function (text) { globalThis.standInReceive?.(text); }',
      executionContextId: this.#preloadContext,
      arguments: [{ value: encode(frame) }],
    });
  }

  async #fromPage(frame: Frame, contextId: number): Promise<void> {
    if (this.#line.arrived(frame)) return;
    const senderFrame = this.frame(this.#contextFrames.get(contextId) ?? '');
    const event = electronEvent({ sender: this.#sender, senderFrame, frameId: 1, processId: 1, ports: [] });
    if (frame.type === 'send') ipcMain.emit(frame.channel, event, ...frame.args);
    if (frame.type !== 'invoke') return;
    try {
      this.#toPage({
        type: 'reply',
        id: frame.id,
        data: await ipcMain.answer(frame.channel, event, frame.args),
      });
    } catch (error) {
      this.#toPage({ type: 'reply', id: frame.id, error: String(error) });
    }
  }
}
