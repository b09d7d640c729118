import type { Event } from '@parcel/watcher';
import { watchFailure } from './watch-failure.ts';

/** What happened at one path, as far as the system tells. */
export type FolderEvent = Event;

export interface FolderWatch {
  close(): Promise<void>;
}

export interface WatchListener {
  /** Gathered over some 50 to 500 ms. */
  onEvents: (events: readonly FolderEvent[]) => void;
  /** From here on, changes may go unnoticed. */
  onFailure: (error: Error) => void;
}

/**
 * Tells of changes in a folder and in all folders inside it. Links are not followed. What lies in a folder that
 * appears later may be missed: whoever listens watches anew then.
 *
 * Throws 'watch-limit' or 'watch-failed'.
 */
export async function watchFolder(
  path: string,
  { onEvents, onFailure }: WatchListener,
): Promise<FolderWatch> {
  try {
    // Here and not above: where the library is missing, only watching is.
    const { default: watcher } = await import('@parcel/watcher');
    const subscription = await watcher.subscribe(path, (error, events) => {
      if (error) onFailure(watchFailure(error, path));
      else onEvents(events);
    });
    return {
      // A folder that went away meanwhile cannot be let go of, and need not be.
      close: () => subscription.unsubscribe().catch(() => undefined),
    };
  } catch (error) {
    throw watchFailure(error, path);
  }
}
