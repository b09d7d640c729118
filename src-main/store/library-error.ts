import { CodedError, errorCode, errorMessage } from '../../src-shared/domain/coded-error.ts';

const NOT_WRITABLE = [
  'EACCES',
  'EROFS',
  'EPERM',
  'ENOENT',
  'ENOTDIR',
  'EEXIST',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'SQLITE_IOERR_WRITE',
];

/** What SQLite or the file system says about the library, in words: 'library-not-writable', -damaged or -not-opened. */
export function libraryError(error: unknown, path: string): CodedError {
  if (error instanceof CodedError) return error;
  const code = errorCode(error);
  if (NOT_WRITABLE.some((known) => code.startsWith(known))) {
    return new CodedError(
      'library-not-writable',
      `The library folder cannot be made or written to (${code}). Allow writing to it or choose another with --library.`,
      { path, cause: error },
    );
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new CodedError(
      'library-damaged',
      'The library file is damaged. Move it away and index your folders again; your photos are not affected.',
      { path, cause: error },
    );
  }
  return new CodedError('library-not-opened', `The library could not be opened: ${errorMessage(error)}`, {
    path,
    cause: error,
  });
}
