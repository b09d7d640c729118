import { EventEmitter } from 'node:events';
import type { App, Session, WebContents, WindowOpenHandlerResponse } from 'electron';
import { type Mock, vi } from 'vitest';

type Handler<K extends keyof Session> = Session[K] extends (handler: infer H, ...rest: never[]) => unknown
  ? NonNullable<H>
  : never;
type OnBeforeRequest = (details: { url: string }, answer: (said: { cancel?: boolean }) => void) => void;
type Permission = Parameters<Handler<'setPermissionRequestHandler'>>[1];
type Details = Parameters<Handler<'setPermissionRequestHandler'>>[3];
type Choosing = Parameters<Handler<'setDisplayMediaRequestHandler'>>[0];

type OpenHandler = (details: { url: string }) => WindowOpenHandlerResponse;

const lastOf = <H>(told: Mock<(handler: H) => void>): H => told.mock.lastCall![0];

/** A session that holds what it was told and lets a test ask it as Electron would. */
export class FakeSession extends EventEmitter {
  webRequest = { onBeforeRequest: vi.fn<(listener: OnBeforeRequest) => void>() };
  setSpellCheckerEnabled = vi.fn();
  setPermissionCheckHandler = vi.fn<(handler: Handler<'setPermissionCheckHandler'>) => void>();
  setPermissionRequestHandler = vi.fn<(handler: Handler<'setPermissionRequestHandler'>) => void>();
  setDevicePermissionHandler = vi.fn<(handler: Handler<'setDevicePermissionHandler'>) => void>();
  setBluetoothPairingHandler = vi.fn<(handler: Handler<'setBluetoothPairingHandler'>) => void>();
  setDisplayMediaRequestHandler = vi.fn<(handler: Handler<'setDisplayMediaRequestHandler'>) => void>();

  isCancelled(url: string): boolean {
    let cancelled = false;
    lastOf(this.webRequest.onBeforeRequest)({ url }, ({ cancel }) => (cancelled = cancel === true));
    return cancelled;
  }

  check = (permission: Permission, origin: string, isMainFrame = true): boolean =>
    lastOf(this.setPermissionCheckHandler)(null, permission, origin, {
      isMainFrame,
      requestingUrl: origin,
    });

  request = (
    contents: FakeContents,
    permission: Permission,
    details: Partial<Details> = {},
  ): Promise<boolean> =>
    new Promise((resolve) => {
      const all = { isMainFrame: true, requestingUrl: contents.url, ...details };
      lastOf(this.setPermissionRequestHandler)(contents as unknown as WebContents, permission, resolve, all);
    });

  allowsDevice = (): boolean =>
    lastOf(this.setDevicePermissionHandler)({
      deviceType: 'usb',
      origin: 'app://lookalike',
      device: {} as never,
    });

  pairs(): boolean {
    let confirmed = true;
    lastOf(this.setBluetoothPairingHandler)(
      { deviceId: 'a', pairingKind: 'confirm', frame: null },
      (answer) => ({ confirmed } = answer),
    );
    return confirmed;
  }

  display(request: Partial<Choosing>): Electron.Streams | null {
    let given: Electron.Streams | null = null;
    const ours: Partial<Electron.WebFrameMain> = { parent: null, url: 'app://lookalike/index.html' };
    const frame = ours as Electron.WebFrameMain;
    const all = { frame, securityOrigin: 'app://lookalike', videoRequested: true, audioRequested: false };
    lastOf(this.setDisplayMediaRequestHandler)(
      { ...all, userGesture: true, ...request },
      (streams) => (given = streams),
    );
    return given;
  }
}

/** A web contents that really emits what happens to it. */
export class FakeContents extends EventEmitter {
  url = 'app://lookalike/index.html';
  session = new FakeSession();
  closeDevTools = vi.fn();
  getURL = () => this.url;
  setWindowOpenHandler = vi.fn<(handler: OpenHandler) => void>();
  open: OpenHandler = (details) => lastOf(this.setWindowOpenHandler)(details);

  /** Whether the event was prevented. */
  isRefused(name: string, details: object = {}): boolean {
    const event = { preventDefault: vi.fn(), ...details };
    this.emit(name, event);
    return event.preventDefault.mock.calls.length > 0;
  }
}

export class FakeApp extends EventEmitter {
  readonly asApp = this as unknown as Pick<App, 'on'>;

  make(session = new FakeSession()): FakeContents {
    const contents = new FakeContents();
    contents.session = session;
    this.emit('web-contents-created', {}, contents);
    return contents;
  }
}
