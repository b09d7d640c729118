import type { App, Event, Session, WebContents } from 'electron';
import type { Log } from '../../../serve/dispatch.ts';
import { guardDownloads } from './downloads.ts';
import { externalLink } from './external-links.ts';
import { guardPermissions, type ScreenSource } from './permissions.ts';
import { isScreensAddress } from '../addresses/screens-address.ts';

interface GuardParts {
  isPackaged: boolean;
  /** Opens an address in the person's browser. */
  openExternal: (address: string) => Promise<void>;
  /** Lets a person choose what of the screen the page gets a picture of; null when they would not. */
  chooseScreenSource: () => Promise<ScreenSource | null>;
  downloadsDir: () => string;
  log: Log;
}

/** Puts every page that this program will ever hold, whoever opens it, under the same rules. */
export function guardAllContents(app: Pick<App, 'on'>, parts: GuardParts): void {
  const guarded = new WeakSet<Session>();
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, parts);
    if (guarded.has(contents.session)) return;
    guarded.add(contents.session);
    guardSession(contents.session, parts);
  });
}

/** No page goes anywhere but to our screens, and none opens another. */
function guardContents(contents: WebContents, { openExternal, isPackaged, log }: GuardParts): void {
  const stay = (event: Pick<Event, 'preventDefault'>, address: string): void => {
    if (isScreensAddress(address)) return;
    event.preventDefault();
    log(`refused to go to ${printable(address)}`);
  };
  contents.on('will-navigate', (event) => {
    stay(event, event.url);
  });
  contents.on('will-redirect', (event) => {
    stay(event, event.url);
  });
  contents.on('will-frame-navigate', (event) => {
    // The screens have no frames, so whatever wants to show something in one is none of them.
    if (event.isMainFrame) stay(event, event.url);
    else event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.on('devtools-opened', () => {
    if (isPackaged) contents.closeDevTools();
  });
  contents.setWindowOpenHandler(({ url }) => {
    const link = externalLink(url);
    if (link === null) log(`refused to open ${printable(url)}`);
    else {
      openExternal(link).catch((error: unknown) => {
        log(`${link} did not open: ${String(error)}`);
      });
    }
    return { action: 'deny' };
  });
}

/** Nothing is loaded from anywhere else, nothing is allowed that the screens do not need. */
function guardSession(session: Session, parts: GuardParts): void {
  const schemes = ['blob:', 'data:', ...(parts.isPackaged ? [] : ['devtools:'])];
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const scheme = URL.parse(url)?.protocol ?? '';
    const isOurs = isScreensAddress(url) || scheme === 'photo:' || schemes.includes(scheme);
    if (!isOurs) parts.log(`refused to load ${printable(url)}`);
    answer({ cancel: !isOurs });
  });
  session.setSpellCheckerEnabled(false);
  guardPermissions(session, parts.chooseScreenSource);
  guardDownloads(session, parts.downloadsDir, parts.log);
}

/** Somebody else made it up, so it gets no control characters past us into the log, and not much room. */
const printable = (address: string): string => JSON.stringify(address.slice(0, 200));
