import { rm, stat } from 'node:fs/promises';
import { errorCode } from '../src-shared/domain/coded-error.ts';
import { downloadFile } from './download/download-file.ts';
import type { DownloadStages } from './pipeline/downloads.ts';

/** The file is not to blame: it is used by the next try, not fetched again. */
const NOT_THE_FILE = new Set(['disk-full', 'file-not-writable', 'file-not-written', 'models-folder-damaged']);

/** Fetches a backbone to `path`, unless it lies there whole since an earlier try, and adds it to the models. */
export function createFetchBackbone(
  url: string,
  path: string,
  importFile: (path: string, unverified: boolean) => Promise<unknown>,
): DownloadStages['fetchAndInstall'] {
  return async ({ unverified, signal }, onProgress) => {
    const earlier = await stat(path).catch(() => null);
    if (earlier) onProgress(earlier.size, earlier.size);
    else {
      await downloadFile(url, path, {
        signal,
        onProgress: ({ receivedBytes, totalBytes }) => {
          onProgress(receivedBytes, totalBytes);
        },
      });
    }
    signal.throwIfAborted();
    try {
      await importFile(path, unverified);
    } catch (error) {
      if (!NOT_THE_FILE.has(errorCode(error))) await rm(path, { force: true });
      throw error;
    }
    await rm(path, { force: true });
  };
}
