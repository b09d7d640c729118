import { opendir, stat } from 'node:fs/promises';
import { folderIdentity } from './folder-identity.ts';
import { folderFailure, folderOffline, notAFolder } from './scan-failure.ts';

/**
 * Makes sure that the folder is there, can be listed, and is not the empty stand-in of a drive that is not mounted.
 * Throws 'folder-offline', 'not-a-folder' or 'folder-not-readable'.
 * @param knownFiles how many files were in it at the last scan
 */
export async function openRoot(path: string, knownFiles: number): Promise<string | null> {
  let isEmpty: boolean;
  try {
    if (!(await stat(path)).isDirectory()) throw notAFolder(path);
    const entries = await opendir(path);
    isEmpty = (await entries.read()) === null;
    await entries.close();
  } catch (error) {
    throw folderFailure(error, path);
  }
  if (isEmpty && knownFiles > 0) {
    throw folderOffline(
      `The folder is empty, though ${knownFiles} photos were known in it. Connect the drive it is on; ` +
        'if you emptied it yourself, remove the folder from the library.',
      path,
    );
  }
  return folderIdentity(path);
}

/** After a walk: a drive that was pulled meanwhile must not make all of its photos look deleted. */
export async function assertSameRoot(
  path: string,
  identity: string | null,
  knownFiles: number,
): Promise<void> {
  const now = await openRoot(path, knownFiles);
  if (now === identity) return;
  throw folderOffline(
    'The drive with this folder was taken away during the scan. Connect it and scan again.',
    path,
  );
}
