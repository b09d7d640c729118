import type { Folder } from '../../../src-shared/contract/folder.ts';

export type FolderState = 'offline' | 'reading' | 'waiting' | 'new' | 'ready';

/** How a folder is doing, in a word. */
export function folderState(folder: Folder, isReading: boolean): FolderState {
  if (folder.state === 'offline') return 'offline';
  if (folder.pending > 0) return isReading ? 'reading' : 'waiting';
  return folder.scannedAtMs === null ? 'new' : 'ready';
}

export type WatchState = 'on' | 'partly' | 'off' | 'failed';

/** A watch that is on, but does not see everything, says so. */
export function watchState({ state, detail }: Folder['watch']): WatchState {
  return state === 'on' && detail !== null ? 'partly' : state;
}
