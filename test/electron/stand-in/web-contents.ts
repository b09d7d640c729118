import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { forChromium, forProgram } from './addresses.ts';
import type { CdpSession } from './cdp.ts';
import { electronEvent } from './electron-event.ts';
import { WebFrameMain } from './frames.ts';
import { PageLink } from './page-link.ts';
import { openPage } from './pages.ts';
import { settlePermissions } from './permissions.ts';
import { mainWorldScript, preloadScript, preloadWorld } from './preload-script.ts';
import { answerRequest, type PausedRequest } from './requests.ts';
import { session } from './session.ts';

type OpenHandler = (details: { url: string; frameName: string; features: string }) => {
  action: 'allow' | 'deny';
};

const all = new Map<number, WebContents>();

/** A page: a target of Chromium, in which the real preload runs in a world of its own. */
export class WebContents extends EventEmitter {
  readonly id = all.size + 1;
  readonly session = session.defaultSession;
  /** What was handed to other programs; there is nobody to drop it. */
  readonly dragged: Electron.Item[] = [];
  readonly #preferences: Electron.WebPreferences;
  readonly #link: PageLink;
  readonly #ready: Promise<CdpSession>;
  #page: CdpSession | null = null;
  #closePage: () => void = () => undefined;
  #openHandler: OpenHandler | null = null;
  #isOwnNavigation = false;
  #isDestroyed = false;

  constructor(preferences: Electron.WebPreferences, size: { width: number; height: number }) {
    super();
    this.#preferences = preferences;
    this.#link = new PageLink(this);
    all.set(this.id, this);
    this.#ready = this.#open(size);
  }

  get mainFrame(): WebFrameMain {
    return this.#link.mainFrame ?? new WebFrameMain(this.#link, '', null);
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.#ready;
    this.#isOwnNavigation = true;
    const loaded = new Promise<void>((resolve) => {
      this.once('did-finish-load', resolve);
    });
    const { errorText } = await page.send('Page.navigate', { url: forChromium(address) });
    if (errorText) throw new Error(`${errorText} (${address})`);
    await loaded;
  }

  reload(): void {
    this.#isOwnNavigation = true;
    this.#page?.tell('Page.reload');
  }

  getURL = (): string => this.#link.mainFrame?.url ?? '';
  getLastWebPreferences = (): Electron.WebPreferences => this.#preferences;
  getZoomFactor = (): number => 1;
  isDestroyed = (): boolean => this.#isDestroyed;
  isCrashed = (): boolean => false;

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  closeDevTools(): void {
    // They were never opened.
  }

  startDrag(item: Electron.Item): void {
    this.dragged.push(item);
  }

  focus(): void {
    this.#page?.tell('Page.bringToFront');
  }

  send(channel: string, ...args: unknown[]): void {
    this.#link.ipcToPage(channel, args);
  }

  postMessage(channel: string, message: unknown, transfer: readonly unknown[] = []): void {
    this.#link.ipcToPage(channel, [message], transfer);
  }

  /** For the stand-in alone, as all below: the program decides about a window that its page asks for. */
  allowsWindow(url: string): boolean {
    const answer = this.#openHandler?.({ url: forProgram(url), frameName: '', features: '' });
    return answer?.action !== 'deny';
  }

  close(): void {
    this.#closePage();
    this.destroyed();
  }

  destroyed(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#link.lost();
    this.emit('destroyed');
  }

  knowFiles(files: Record<string, string>): void {
    this.#link.knowFiles(files);
  }

  async #open(size: { width: number; height: number }): Promise<CdpSession> {
    const { session: page, browser, targetId, close } = await openPage(this, size);
    this.#closePage = close;
    this.#page = page;
    this.#link.attach(page, targetId);
    page.on('Page.frameNavigated', ({ frame }) => {
      if (!this.#link.committed(frame)) return;
      settlePermissions(browser, this).catch(() => undefined);
      this.emit('did-navigate', electronEvent({}), this.getURL(), 200, 'OK');
    });
    page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      this.#link.frame(frameId)?.committed(url);
      this.emit('did-navigate-in-page', electronEvent({}), forProgram(url), frameId === targetId);
    });
    page.on('Page.loadEventFired', () => {
      if (!this.getURL().startsWith('app:')) return;
      this.emit('dom-ready', electronEvent({}));
      this.emit('did-finish-load', electronEvent({}));
    });
    page.on('Fetch.requestPaused', (paused) => {
      void this.#requested(page, paused, paused.frameId === targetId);
    });
    page.on('Inspector.targetCrashed', () => {
      this.#link.lost();
      this.emit('render-process-gone', electronEvent({}), { reason: 'crashed', exitCode: 1 });
    });
    await Promise.all([
      page.send('Page.enable'),
      page.send('Runtime.enable'),
      page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      page.send('Runtime.addBinding', { name: 'standInSend', executionContextName: preloadWorld }),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript }),
      page.send('Page.addScriptToEvaluateOnNewDocument', {
        source: preloadScript(this.#preferences.preload),
        worldName: preloadWorld,
      }),
    ]);
    return page;
  }

  async #requested(page: CdpSession, paused: PausedRequest, isMainFrame: boolean): Promise<void> {
    const { requestId, request, resourceType } = paused;
    const [, asked] = /^https:\/\/lookalike\.test\/stand-in\/open\?(.*)$/.exec(request.url) ?? [];
    if (asked !== undefined) {
      const answer = this.allowsWindow(decodeURIComponent(asked)) ? 'allow' : 'deny';
      const body = Buffer.from(answer).toString('base64');
      page.tell('Fetch.fulfillRequest', { requestId, responseCode: 200, body });
    } else if (resourceType === 'Document' && !this.#mayNavigate(paused, isMainFrame)) {
      // The page stays where it is, as after a navigation that was prevented.
      page.tell('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    } else await answerRequest(page, paused, this.id);
  }

  #mayNavigate(paused: PausedRequest, isMainFrame: boolean): boolean {
    const { request, frameId, redirectedRequestId } = paused;
    const frame = this.#link.frame(frameId);
    const url = forProgram(request.url);
    const fields = { url, isMainFrame, isSameDocument: false, frame, initiator: frame };
    this.emit('did-start-navigation', electronEvent(fields), url, false, isMainFrame);
    // Electron asks nobody about where the program itself goes.
    if (isMainFrame && this.#isOwnNavigation && redirectedRequestId === undefined) {
      this.#isOwnNavigation = false;
      return true;
    }
    const event = electronEvent(fields);
    const isRedirect = redirectedRequestId !== undefined;
    this.emit('will-frame-navigate', event);
    if (isRedirect) this.emit('will-redirect', event, url, false, isMainFrame);
    else if (isMainFrame) this.emit('will-navigate', event, url);
    return !event.defaultPrevented;
  }
}

export const webContents = {
  getAllWebContents: () => [...all.values()].filter((contents) => !contents.isDestroyed()),
  fromId: (id: number) => all.get(id),
};
