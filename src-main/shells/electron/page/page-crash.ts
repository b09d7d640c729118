import type { RenderProcessGoneDetails } from 'electron';
import { errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import type { Log } from '../../../serve/dispatch.ts';

/** A page that dies again right after it was loaded would do so for ever. */
const mostCrashes = 3;
const withinMs = 60_000;

interface CrashParts {
  page: {
    on(
      event: 'render-process-gone',
      listener: (event: unknown, details: RenderProcessGoneDetails) => void,
    ): unknown;
    reload(): void;
    isDestroyed(): boolean;
  };
  isEnding: () => boolean;
  /** Whether a person wants a page loaded again that does not stay up. */
  askPerson: () => Promise<boolean>;
  quit: () => void;
  log: Log;
  now?: () => number;
}

/** The engine lives elsewhere, so that a page that died is as good as new when it is loaded again. */
export function reloadAfterCrash({ page, isEnding, askPerson, quit, log, now = Date.now }: CrashParts): void {
  let crashesAtMs: number[] = [];
  let isAsking = false;

  const isWanted = (): boolean => !page.isDestroyed() && !isEnding();
  const reload = (): void => {
    if (isWanted()) page.reload();
  };
  const ask = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    try {
      if (await askPerson()) {
        crashesAtMs = [];
        reload();
      } else quit();
    } catch (error) {
      log(`nobody could be asked about the page: ${errorMessage(error)}`);
    }
    isAsking = false;
  };
  page.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || !isWanted()) return;
    log(`the page's process ended: ${reason} (${exitCode})`);
    crashesAtMs = [...crashesAtMs.filter((atMs) => now() - atMs < withinMs), now()];
    // Chromium is still clearing away the old process while it tells of its end.
    setImmediate(() => {
      if (crashesAtMs.length <= mostCrashes) reload();
      else if (isWanted()) void ask();
    });
  });
}
