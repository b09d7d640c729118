import { basename, join } from 'node:path';
import type { Session } from 'electron';
import type { Log } from '../../../serve/dispatch.ts';
import { isScreensAddress } from '../addresses/screens-address.ts';

/** Our page may save what it made itself (a report of a training), where the person says. Nothing else is downloaded. */
export function guardDownloads(session: Pick<Session, 'on'>, downloadsDir: () => string, log: Log): void {
  session.on('will-download', (event, item, contents) => {
    const [address = ''] = item.getURLChain();
    const isMade = /^(blob:app:\/\/lookalike\/|data:)/.test(address);
    // Gone is what asked for it when the window closed meanwhile.
    const asker = contents as typeof contents | undefined;
    if (!isMade || item.getURLChain().length !== 1 || !isScreensAddress(asker?.getURL())) {
      event.preventDefault();
      log('refused a download');
      return;
    }
    // Electron asks where to, as long as nobody tells it.
    item.setSaveDialogOptions({ defaultPath: join(downloadsDir(), basename(item.getFilename())) });
  });
}
