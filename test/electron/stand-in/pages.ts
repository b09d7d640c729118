import type { CdpConnection, CdpSession } from './cdp.ts';
import { theChromium } from './chromium.ts';

interface Opener {
  allowsWindow(url: string): boolean;
  destroyed(): void;
}

const openers = new Map<string, Opener>();
let watched: Promise<CdpConnection> | null = null;

/** A page of Chromium's in a window of its own. */
export async function openPage(
  opener: Opener,
  { width, height }: { width: number; height: number },
): Promise<{ session: CdpSession; browser: CdpSession; targetId: string; close: () => void }> {
  watched ??= watchTargets();
  const connection = await watched;
  const browser = connection.session();
  const { targetId } = await browser.send('Target.createTarget', {
    ...{ url: 'about:blank', width, height, newWindow: true },
  });
  openers.set(targetId, opener);
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  return {
    session: connection.session(sessionId),
    browser,
    targetId,
    close: () => {
      browser.tell('Target.closeTarget', { targetId });
    },
  };
}

/** Stops every new target before it does anything: a window that a page opens is the program's to allow. */
async function watchTargets(): Promise<CdpConnection> {
  const { connection } = await theChromium();
  const browser = connection.session();
  browser.on('Target.attachedToTarget', ({ sessionId, targetInfo, waitingForDebugger }) => {
    const opener = openers.get(targetInfo.openerId ?? '');
    if (opener && !opener.allowsWindow(targetInfo.url)) {
      browser.tell('Target.closeTarget', { targetId: targetInfo.targetId });
    } else if (waitingForDebugger) connection.session(sessionId).tell('Runtime.runIfWaitingForDebugger');
  });
  browser.on('Target.targetDestroyed', ({ targetId }) => {
    openers.get(targetId)?.destroyed();
    openers.delete(targetId);
  });
  await browser.send('Target.setDiscoverTargets', { discover: true });
  await browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  });
  return connection;
}
