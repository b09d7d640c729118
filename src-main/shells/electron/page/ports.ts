import type {
  BrowserWindow,
  IpcMain,
  IpcMainEvent,
  MessageChannelMain,
  MessagePortMain,
  WebFrameMain,
} from 'electron';
import { errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import type { Log } from '../../../serve/dispatch.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import { isScreensAddress } from '../addresses/screens-address.ts';

interface PortParts {
  ipcMain: Pick<IpcMain, 'on'>;
  MessageChannelMain: new () => Pick<MessageChannelMain, 'port1' | 'port2'>;
  window: Pick<BrowserWindow, 'isDestroyed' | 'webContents'>;
  engine: Pick<EngineProcess, 'connect' | 'onState'>;
  /** Serves the desktop methods over a port. Returns a function that stops and closes it. */
  serveDesktop: (port: MessagePortMain) => () => void;
  log: Log;
}

/** The page that was served last. */
interface ServedPage {
  frame: WebFrameMain;
  close: () => void;
}

/**
 * Hands the page its ports: one straight to the engine, one to the shell. The page asks for them each time it is
 * loaded; when the engine was started anew, it gets a new one for that without asking.
 */
export function servePorts({
  ipcMain,
  MessageChannelMain,
  window,
  engine,
  serveDesktop,
  log,
}: PortParts): void {
  let page: ServedPage | null = null;

  const send = (frame: WebFrameMain, ports: Record<string, MessagePortMain>): void => {
    try {
      frame.postMessage('ports', { ports: Object.keys(ports) }, Object.values(ports));
    } catch (error) {
      // The frame went away just now. Where another one takes its place, that asks for itself.
      log(`the page got no ports: ${errorMessage(error)}`);
      for (const port of Object.values(ports)) port.close();
      forget();
    }
  };
  const forget = (): void => {
    page?.close();
    page = null;
  };
  const serve = (frame: WebFrameMain): void => {
    forget();
    const { port1, port2 } = new MessageChannelMain();
    page = { frame, close: serveDesktop(port1) };
    const enginePort = engine.connect();
    send(frame, { ...(enginePort ? { engine: enginePort } : {}), desktop: port2 });
  };

  ipcMain.on('ports', (event, ...rest: unknown[]) => {
    const frame = askingPage(event, window);
    if (frame && rest.length === 0) serve(frame);
    else log('refused ports to somebody who is not our page');
  });
  engine.onState(({ state }) => {
    if (state !== 'running' || !page || isGone(page.frame)) return;
    const enginePort = engine.connect();
    if (enginePort) send(page.frame, { engine: enginePort });
  });
}

/** The frame that asked, if it is our window's own and shows our screens. */
function askingPage(event: IpcMainEvent, window: PortParts['window']): WebFrameMain | null {
  const { sender, senderFrame: frame } = event;
  if (!frame || window.isDestroyed() || sender !== window.webContents) return null;
  const { mainFrame } = window.webContents;
  const isMainFrame =
    frame.parent === null &&
    frame.processId === mainFrame.processId &&
    frame.routingId === mainFrame.routingId;
  // The origin as well: a page that calls itself so in its address may have none.
  return isMainFrame && isScreensAddress(frame.origin) && isScreensAddress(frame.url) ? frame : null;
}

/** A frame that went away throws at whatever is asked of it but this. */
const isGone = (frame: WebFrameMain): boolean => frame.isDestroyed() || frame.detached;
