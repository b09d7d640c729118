import type { Session } from 'electron';
import { isScreensAddress } from '../addresses/screens-address.ts';

/** A screen or a window, as Electron names it. */
export interface ScreenSource {
  id: string;
  name: string;
}

type Permitting = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setBluetoothPairingHandler'
>;

/**
 * Denies everything but writing to the clipboard (copy the picture, copy the path) and one picture of the screen that
 * the person points at.
 */
export function guardPermissions(
  session: Permitting,
  chooseScreenSource: () => Promise<ScreenSource | null>,
): void {
  /** Chosen by the person and not yet handed out. */
  let chosen: ScreenSource | null = null;

  session.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame }) => {
    return permission === 'clipboard-sanitized-write' && isMainFrame && isScreensAddress(origin);
  });
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const isOurPage =
      details.isMainFrame && isScreensAddress(details.requestingUrl) && isScreensAddress(contents.getURL());
    if (!isOurPage) answer(false);
    else if (permission === 'display-capture') {
      // Asked here and not below: a page may also ask for a screen by a number of its own, which ends only here.
      chooseScreenSource().then(
        (source) => {
          chosen = source;
          answer(source !== null);
        },
        () => {
          answer(false);
        },
      );
    } else answer(permission === 'clipboard-sanitized-write');
  });
  session.setDisplayMediaRequestHandler((request, answer) => {
    const source = chosen;
    chosen = null;
    const isOurPage = request.frame?.parent === null && isScreensAddress(request.frame.url);
    answer(source && isOurPage && request.videoRequested ? { video: source } : null);
  });
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, answer) => {
    answer({ confirmed: false });
  });
}
