import type { RenderProcessGoneDetails } from 'electron';
import type { Log } from '../../../serve/dispatch.ts';

/** A page that dies again right after it was loaded would do so for ever. */
const mostCrashes = 3;
const withinMs = 60_000;

interface Page {
  on(
    event: 'render-process-gone',
    listener: (event: unknown, details: RenderProcessGoneDetails) => void,
  ): unknown;
  reload(): void;
  isDestroyed(): boolean;
}

/** The engine lives elsewhere, so that a page that died is as good as new when it is loaded again. */
export function reloadAfterCrash(page: Page, log: Log, now: () => number = Date.now): void {
  let crashesAtMs: number[] = [];
  page.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || page.isDestroyed()) return;
    log(`the page's process ended: ${reason} (${exitCode})`);
    crashesAtMs = [...crashesAtMs.filter((atMs) => now() - atMs < withinMs), now()];
    if (crashesAtMs.length <= mostCrashes) page.reload();
  });
}
