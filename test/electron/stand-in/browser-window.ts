import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { app } from './app.ts';
import { electronEvent } from './electron-event.ts';
import { screen } from './screen.ts';
import { WebContents } from './web-contents.ts';
import { windowShape, type WindowShape } from './window-shape.ts';

type Part = Pick<
  Electron.BrowserWindow,
  | 'id'
  | 'loadURL'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'show'
  | 'hide'
  | 'focus'
  | 'isVisible'
  | 'isFocused'
  | 'getBounds'
  | 'setBounds'
  | 'getNormalBounds'
  | 'isMaximized'
  | 'maximize'
  | 'unmaximize'
  | 'isMinimized'
  | 'minimize'
  | 'restore'
  | 'isFullScreen'
  | 'setFullScreen'
  | 'setProgressBar'
  | 'setTitle'
  | 'getTitle'
>;

const all = new Map<number, BrowserWindow>();
const surely = { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true };

/** A window whose page is Chromium's; the window around it is only remembered. */
export class BrowserWindow extends EventEmitter implements Part {
  readonly id = all.size + 1;
  readonly webContents: WebContents;
  /** As asked for, for whoever looks at it. */
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly progress: number[] = [];
  readonly #shape: WindowShape;
  #isVisible: boolean;
  #isFocused = false;
  #isDestroyed = false;
  #title: string;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const preferences = { ...surely, ...options.webPreferences };
    for (const [name, value] of Object.entries(surely)) {
      if (preferences[name as keyof typeof surely] === value) continue;
      throw new Error(`The stand-in opens no window with ${name} ${String(!value)}.`);
    }
    this.options = options;
    this.#title = options.title ?? app.getName();
    this.#shape = windowShape(this, options, screen.getPrimaryDisplay().workArea);
    this.webContents = new WebContents(preferences, this.#shape.bounds());
    this.#isVisible = options.show !== false;
    all.set(this.id, this);
    app.emit('browser-window-created', electronEvent({}), this);
    app.emit('web-contents-created', electronEvent({}), this.webContents);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.once('destroyed', () => {
      this.#gone();
    });
  }

  static getAllWindows(): BrowserWindow[] {
    return [...all.values()];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address);
  }

  close(): void {
    if (this.#isDestroyed) return;
    const event = electronEvent({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.webContents.close();
  }

  isDestroyed = (): boolean => this.#isDestroyed;
  isVisible = (): boolean => this.#isVisible;
  isFocused = (): boolean => this.#isFocused;

  show(): void {
    this.#isVisible = true;
    this.emit('show');
    this.focus();
  }

  showInactive(): void {
    this.#isVisible = true;
    this.emit('show');
  }

  hide(): void {
    this.#isVisible = false;
    this.emit('hide');
    this.blur();
  }

  focus(): void {
    if (this.#isFocused) return;
    this.#isFocused = true;
    this.webContents.focus();
    this.emit('focus');
    app.emit('browser-window-focus', electronEvent({}), this);
  }

  blur(): void {
    if (!this.#isFocused) return;
    this.#isFocused = false;
    this.emit('blur');
  }

  moveTop(): void {
    // There is nothing above it.
  }

  getBounds = (): Electron.Rectangle => this.#shape.bounds();
  getNormalBounds = (): Electron.Rectangle => this.#shape.normalBounds();
  getContentBounds = (): Electron.Rectangle => this.#shape.bounds();
  setBounds = (bounds: Partial<Electron.Rectangle>): void => {
    this.#shape.setBounds(bounds);
  };
  isMaximized = (): boolean => this.#shape.is('maximized');
  maximize = (): void => {
    // As Electron: what is maximised is shown.
    if (!this.#isVisible) this.showInactive();
    this.#shape.set('maximized', true);
  };
  unmaximize = (): void => {
    this.#shape.set('maximized', false);
  };
  isMinimized = (): boolean => this.#shape.is('minimized');
  minimize = (): void => {
    this.#shape.set('minimized', true);
    this.blur();
  };
  restore = (): void => {
    this.#shape.set('minimized', false);
  };
  isFullScreen = (): boolean => this.#shape.is('fullScreen');
  setFullScreen = (isFullScreen: boolean): void => {
    this.#shape.set('fullScreen', isFullScreen);
  };

  setProgressBar(progress: number): void {
    this.progress.push(progress);
  }

  flashFrame(_isFlashing: boolean): void {
    // Nobody looks.
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle = (): string => this.#title;
  getMediaSourceId = (): string => `window:${this.id}:0`;

  setBackgroundColor(_color: string): void {
    // Seen only until the page paints itself.
  }

  setMenuBarVisibility(_isVisible: boolean): void {
    // Menus are data here.
  }

  #gone(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    all.delete(this.id);
    this.emit('closed');
    if (all.size === 0) app.lastWindowClosed();
  }
}
