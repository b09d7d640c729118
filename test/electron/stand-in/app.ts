import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type Electron from 'electron';
import { electronEvent } from './electron-event.ts';
import { closeRegistration } from './protocol.ts';
import { holdInstance } from './single-instance.ts';
import { killUtilityProcesses, runningUtilities } from './utility-process.ts';

type Part = Pick<
  Electron.App,
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'getPath'
  | 'setPath'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getLocale'
  | 'getAppPath'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'isPackaged'
  | 'enableSandbox'
  | 'setAppUserModelId'
  | 'getPreferredSystemLanguages'
  | 'getSystemLocale'
  | 'releaseSingleInstanceLock'
>;

interface Closable {
  close(): void;
  isDestroyed(): boolean;
}

class App extends EventEmitter implements Part {
  readonly isPackaged = false;
  /** Switches for Chromium, as they were asked for. */
  readonly switches = new Map<string, string>();
  readonly commandLine = {
    appendSwitch: (name: string, value = ''): void => {
      this.switches.set(name, value);
    },
    appendArgument: (): void => undefined,
    hasSwitch: (name: string): boolean =>
      this.switches.has(name) ||
      process.argv.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
    getSwitchValue: (name: string): string => this.switches.get(name) ?? '',
  };
  /** What this program was made the one to open. */
  readonly protocolClients: string[] = [];
  applicationMenu: unknown = null;
  readonly #paths = new Map<string, string>();
  #name = 'lookalike';
  #isReady = false;
  #hasLock = false;
  #isQuitting = false;
  readonly #ready: Promise<void>;
  /** Set by the window's own module, which needs this one. */
  windows: () => Closable[] = () => [];

  constructor() {
    super();
    this.#ready = new Promise((resolve) => {
      setImmediate(() => {
        this.#isReady = true;
        closeRegistration();
        this.emit('will-finish-launching');
        this.emit('ready', electronEvent({}), {});
        resolve();
      });
    });
  }

  whenReady = (): Promise<void> => this.#ready;
  isReady = (): boolean => this.#isReady;
  getName = (): string => this.#name;
  setName = (name: string): void => {
    this.#name = name;
  };
  getVersion = (): string => {
    const packageFile = readFileSync(join(this.getAppPath(), 'package.json'), 'utf8');
    return (JSON.parse(packageFile) as { version: string }).version;
  };
  getLocale = (): string => process.env.STAND_IN_LOCALE ?? 'en-US';
  getSystemLocale = (): string => this.getLocale();
  getPreferredSystemLanguages = (): string[] => [this.getLocale()];
  getAppPath = (): string => process.env.STAND_IN_APP ?? process.cwd();
  enableSandbox = (): void => undefined;
  setAppUserModelId = (): void => undefined;
  setAboutPanelOptions = (): void => undefined;
  showAboutPanel = (): void => undefined;
  addRecentDocument = (): void => undefined;
  disableHardwareAcceleration = (): void => undefined;
  getAppMetrics = () =>
    runningUtilities().map(({ pid, serviceName }) => ({
      type: 'Utility',
      pid,
      serviceName,
      name: serviceName,
    }));
  isDefaultProtocolClient = (scheme: string): boolean => this.protocolClients.includes(scheme);
  setAsDefaultProtocolClient = (scheme: string): boolean => this.protocolClients.push(scheme) > 0;

  getPath(name: string): string {
    const set = this.#paths.get(name);
    if (set !== undefined) return set;
    const appData = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
    const usual: Record<string, string> = {
      appData,
      userData: join(appData, this.#name),
      sessionData: join(appData, this.#name),
      temp: tmpdir(),
      home: homedir(),
      exe: process.execPath,
    };
    const path = usual[name] ?? join(homedir(), name);
    return path;
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) mkdirSync(path, { recursive: true });
    this.#paths.set(name, path);
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    this.#hasLock ||= holdInstance(this.getPath('userData'), additionalData, (argv, cwd, data) => {
      this.emit('second-instance', electronEvent({}), argv, cwd, data);
    });
    return this.#hasLock;
  }

  hasSingleInstanceLock = (): boolean => this.#hasLock;
  releaseSingleInstanceLock = (): void => {
    this.#hasLock = false;
  };

  quit(): void {
    if (this.#isQuitting) return;
    const event = electronEvent({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#isQuitting = true;
    for (const window of this.windows()) window.close();
    if (this.windows().length > 0) {
      // A window that stays keeps the program.
      this.#isQuitting = false;
      return;
    }
    this.#isQuitting = false;
    this.#end();
  }

  exit(exitCode = 0): void {
    killUtilityProcesses();
    process.exit(exitCode);
  }

  relaunch(): void {
    process.stderr.write('stand-in: would be started again\n');
  }

  lastWindowClosed(): void {
    if (this.#isQuitting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  #end(): void {
    const event = electronEvent({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) return;
    this.emit('quit', electronEvent({}), 0);
    this.exit(0);
  }
}

export const app = new App();
