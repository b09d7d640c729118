import { open } from 'node:fs/promises';
import { CodedError, errorCode, errorMessage } from '../../src-shared/domain/coded-error.ts';
import { fileTooLarge, MAX_FILE_BYTES } from '../decode/failure.ts';

/** The whole file. Throws CodedError; what may pass by itself (a drive that went away) is transient. */
export async function readBytes(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      const stats = await file.stat();
      if (!stats.isFile()) {
        throw new CodedError(
          'not-a-file',
          'This is no file but a folder or a device. Remove or exclude it.',
          {
            path,
          },
        );
      }
      // Before a film that is named like a photo fills the memory.
      if (stats.size > MAX_FILE_BYTES) throw fileTooLarge(stats.size, path);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw asReadFailure(error, path);
  }
}

function asReadFailure(error: unknown, path: string): CodedError {
  if (error instanceof CodedError) return error;
  switch (errorCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new CodedError(
        'file-not-found',
        'The file is not there any more. It is looked for again with the next scan.',
        { path, transient: true, cause: error },
      );
    case 'EACCES':
    case 'EPERM':
      return new CodedError(
        'file-not-readable',
        'You may not read this file. Change its permissions, then retry.',
        { path, cause: error },
      );
    default:
      return new CodedError(
        'file-read-failed',
        `The file could not be read (${errorMessage(error)}). Check the drive; it is tried again with the next scan.`,
        { path, transient: true, cause: error },
      );
  }
}
