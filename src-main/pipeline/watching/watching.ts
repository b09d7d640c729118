import type { Folder } from '../../../src-shared/contract/folder.ts';
import type { FolderId } from '../../../src-shared/contract/ids.ts';
import { errorMessage } from '../../../src-shared/domain/coded-error.ts';
import { ChangeQueue } from './change-queue.ts';
import { FolderWatcher, type WatchStages } from './folder-watcher.ts';

export interface WatchingParts extends WatchStages {
  folders: () => readonly Pick<Folder, 'id' | 'path' | 'exclude'>[];
  /** Whether the person wants folders to be watched. */
  isWanted: () => boolean;
  /** Whether an import may begin: a running one is not disturbed, a stopped one waits for the person. */
  mayImport: () => boolean;
  startImport: (folderIds: readonly FolderId[]) => void;
  /** The state of a folder's watch may have changed. */
  changed: () => void;
  log: (line: string) => void;
}

export interface WatchingWaits {
  quietMs: number;
  mostMs: number;
  /** Until all folders are looked through after the start: the first screen comes first. */
  startMs: number;
  /** Between two looks at whether the drives are still there. */
  drivesMs: number;
  /** Between two looks through a folder whose changes are not told. */
  looksMs: number;
}

const USUAL_WAITS: WatchingWaits = {
  quietMs: 2_000,
  mostMs: 30_000,
  startMs: 2_000,
  drivesMs: 30_000,
  looksMs: 900_000,
};

const OFF: Folder['watch'] = { state: 'off', detail: null };

/** Keeps the library up to date by itself: changes in its folders lead to an import of those. */
export function createWatching(parts: WatchingParts, waits: WatchingWaits = USUAL_WAITS) {
  const watchers = new Map<FolderId, { key: string; watcher: FolderWatcher; lookedAtMs: number }>();
  const queue = new ChangeQueue(waits, parts.mayImport, (folderIds) => {
    const known = new Set(parts.folders().map(({ id }) => id));
    const living = folderIds.filter((id) => known.has(id));
    for (const id of living) noteLook(id);
    try {
      if (living.length > 0) parts.startImport(living);
    } catch (error) {
      parts.log(`changed folders could not be read: ${errorMessage(error)}`);
    }
  });
  let isStarted = false;
  let timers: NodeJS.Timeout[] = [];

  const noteLook = (folderId: FolderId): void => {
    const entry = watchers.get(folderId);
    if (entry) entry.lookedAtMs = performance.now();
  };
  const open = ({ id, path, exclude }: Pick<Folder, 'id' | 'path' | 'exclude'>): FolderWatcher => {
    const watcher = new FolderWatcher(
      parts,
      { path, exclude },
      {
        onChange: () => {
          queue.add(id);
          parts.changed();
        },
        isChangeKnown: () => queue.has(id),
      },
    );
    void watcher.settled().then(parts.changed);
    return watcher;
  };
  const close = (folderId: FolderId): void => {
    void watchers.get(folderId)?.watcher.close();
    watchers.delete(folderId);
    queue.forget(folderId);
  };

  /** Watches what the library holds now, as it is to be read now. */
  const follow = (): void => {
    const folders = isStarted && parts.isWanted() ? parts.folders() : [];
    const keys = new Map(folders.map((folder) => [folder.id, JSON.stringify([folder.path, folder.exclude])]));
    for (const [id, { key }] of watchers) if (keys.get(id) !== key) close(id);
    for (const folder of folders) {
      if (watchers.has(folder.id)) continue;
      const key = keys.get(folder.id) ?? '';
      watchers.set(folder.id, { key, watcher: open(folder), lookedAtMs: performance.now() });
    }
    parts.changed();
  };
  const lookThroughAll = (): void => {
    for (const id of watchers.keys()) queue.add(id);
  };
  const checkDrives = (): void => {
    for (const [id, { watcher, lookedAtMs }] of watchers) {
      void watcher.checkRoot();
      if (watcher.needsLooks && performance.now() - lookedAtMs >= waits.looksMs) queue.add(id);
    }
  };

  return {
    /** Changes from before are found by a look through all folders, a moment later. */
    start: (): void => {
      isStarted = true;
      follow();
      timers = [setTimeout(lookThroughAll, waits.startMs), setInterval(checkDrives, waits.drivesMs)];
      for (const timer of timers) timer.unref();
    },
    follow,
    /** After the person asked for watching: what happened meanwhile has to be looked for. */
    followAnew: (): void => {
      follow();
      lookThroughAll();
    },
    stateOf: (folderId: FolderId): Folder['watch'] => watchers.get(folderId)?.watcher.state ?? OFF,
    importEnded: (): void => {
      queue.tryAgain();
    },
    close: async (): Promise<void> => {
      for (const timer of timers) clearTimeout(timer);
      queue.clear();
      isStarted = false;
      await Promise.all([...watchers.values()].map(({ watcher }) => watcher.close()));
    },
  };
}

export type Watching = ReturnType<typeof createWatching>;
