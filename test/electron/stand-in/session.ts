import { EventEmitter } from 'node:events';
import { electronEvent } from './electron-event.ts';
import { protocol } from './protocol.ts';
import type { PausedRequest } from './requests.ts';

interface BeforeRequest {
  matches: RegExp[];
  listener: (
    details: object,
    callback: (response: { cancel?: boolean; redirectURL?: string }) => void,
  ) => void;
}

class WebRequest {
  #before: BeforeRequest | null = null;

  onBeforeRequest(
    ...given:
      | [listener: BeforeRequest['listener'] | null]
      | [filter: { urls: string[] }, listener: BeforeRequest['listener'] | null]
  ): void {
    const listener = given.length === 1 ? given[0] : given[1];
    const urls = given.length === 1 ? ['<all_urls>'] : given[0].urls;
    this.#before = listener && { listener, matches: urls.map(toExpression) };
  }

  /** For the stand-in alone. */
  isCancelled(paused: PausedRequest, address: string, webContentsId: number): Promise<boolean> {
    const before = this.#before;
    if (!before?.matches.some((match) => match.test(address))) return Promise.resolve(false);
    return new Promise((resolve) => {
      const details = {
        id: 1,
        url: address,
        method: paused.request.method,
        resourceType: paused.resourceType === 'Document' ? 'mainFrame' : paused.resourceType.toLowerCase(),
        webContentsId,
        referrer: '',
        timestamp: Date.now(),
        uploadData: [],
      };
      before.listener(details, ({ cancel = false }) => {
        resolve(cancel);
      });
    });
  }
}

function toExpression(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^/;
  return new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
}

type RequestHandler = (
  contents: unknown,
  permission: string,
  callback: (isGranted: boolean) => void,
  details: object,
) => void;
type CheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean;

class Session extends EventEmitter {
  readonly protocol = protocol;
  readonly webRequest = webRequest;
  #request: RequestHandler | null = null;
  #check: CheckHandler | null = null;
  devicePermission: unknown = null;
  displayMedia: unknown = null;
  bluetoothPairing: unknown = null;

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#request = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#check = handler;
  }

  setDevicePermissionHandler(handler: unknown): void {
    this.devicePermission = handler;
  }

  setDisplayMediaRequestHandler(handler: unknown): void {
    this.displayMedia = handler;
  }

  setBluetoothPairingHandler(handler: unknown): void {
    this.bluetoothPairing = handler;
  }

  setSpellCheckerEnabled(_isEnabled: boolean): void {
    // Chromium is started without one.
  }

  setSpellCheckerDictionaryDownloadURL(_address: string): void {
    // As above.
  }

  /** For the stand-in alone: as Electron, which grants everything where nobody is asked. */
  async allows(contents: unknown, permission: string, origin: string): Promise<boolean> {
    const details = { isMainFrame: true, requestingUrl: `${origin}/index.html`, securityOrigin: origin };
    if (this.#check && !this.#check(contents, permission, `${origin}/`, details)) return false;
    const request = this.#request;
    if (!request) return true;
    return new Promise((resolve) => {
      request(contents, permission, resolve, details);
    });
  }

  /** For the stand-in alone. Answers whether the download may go on. */
  startsDownload(item: object, contents: unknown): boolean {
    const event = electronEvent({});
    this.emit('will-download', event, item, contents);
    return !event.defaultPrevented;
  }
}

export const webRequest = new WebRequest();
export const session = { defaultSession: new Session() };
