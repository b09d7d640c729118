import { CodedError, errorCode, errorMessage } from '../../src-shared/domain/coded-error.ts';

/** A place that a scan could not look into. What was known there stays as it was. */
export interface Unreadable {
  path: string;
  code: string;
  message: string;
}

/** Why a folder that a person named cannot be read: 'not-a-folder', 'folder-not-readable' or 'folder-offline'. */
export function folderFailure(error: unknown, path: string): CodedError {
  if (error instanceof CodedError) return error;
  const code = errorCode(error);
  if (code === 'ENOTDIR') return notAFolder(path);
  if (code === 'EACCES' || code === 'EPERM') {
    return new CodedError(
      'folder-not-readable',
      'The folder may not be read. Allow Lookalike (or your user) to read it, then scan again.',
      { path, cause: error },
    );
  }
  return folderOffline(
    `The folder cannot be reached (${code}). Connect the drive it is on, or remove it from the library.`,
    path,
    error,
  );
}

export function notAFolder(path: string): CodedError {
  return new CodedError('not-a-folder', 'This is a file. Choose the folder that it is in.', { path });
}

/** The same for a folder that nobody has scanned before: what is missing then is rather a slip of the pen. */
export function newFolderFailure(error: unknown, path: string): CodedError {
  if (errorCode(error) !== 'ENOENT') return folderFailure(error, path);
  const message = 'There is no such folder. Check the path, and that the drive it is on is connected.';
  return new CodedError('folder-not-found', message, { path, cause: error });
}

export function folderOffline(message: string, path: string, cause?: unknown): CodedError {
  return new CodedError('folder-offline', message, { path, transient: true, cause });
}

/**
 * What to report of a folder or file below the scanned one, or null where it merely went away in the meantime.
 * @param kind what to call it
 */
export function entryFailure(error: unknown, path: string, kind: 'folder' | 'file'): Unreadable | null {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    // Node replaces what is not UTF-8 in a name, and no file has the name that comes out.
    if (!path.includes('\ufffd')) return null;
    const message = `The name of this ${kind} is not valid Unicode. Rename it to have it found.`;
    return { path, code: 'name-not-unicode', message };
  }
  const reason = code === 'EACCES' || code === 'EPERM' ? 'it is not permitted' : errorMessage(error);
  return { path, code: `${kind}-not-readable`, message: `This ${kind} was left out: ${reason}.` };
}

export function brokenLink(path: string): Unreadable {
  const message = 'This link points to nothing. Connect the drive it points to, or remove the link.';
  return { path, code: 'link-broken', message };
}
