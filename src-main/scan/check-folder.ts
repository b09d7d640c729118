import { opendir } from 'node:fs/promises';
import { compileExclusions } from './exclusion.ts';
import { newFolderFailure } from './scan-failure.ts';

/**
 * Makes sure that a folder can be scanned, before it is added or its exclusions are changed.
 * Throws 'exclusion-invalid', 'folder-not-found', 'not-a-folder', 'folder-not-readable' or 'folder-offline'.
 */
export async function checkFolder(path: string, exclude: readonly string[]): Promise<void> {
  compileExclusions(exclude);
  try {
    await (await opendir(path)).close();
  } catch (error) {
    throw newFolderFailure(error, path);
  }
}
