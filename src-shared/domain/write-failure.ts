import { CodedError, errorCode, errorMessage } from './coded-error.ts';

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const FORBIDDEN = ['EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOTDIR', 'ENOENT'];

/** What the file system says about a file that is written, in words: 'disk-full', 'file-not-writable' or 'file-not-written'. */
export function writeFailure(error: unknown, path: string): CodedError {
  if (error instanceof CodedError) return error;
  const code = errorCode(error);
  if (FULL.includes(code)) {
    return new CodedError('disk-full', `There is no room for ${path} (${code}). Make room and try again.`, {
      path,
      cause: error,
      transient: true,
    });
  }
  if (FORBIDDEN.includes(code)) {
    return new CodedError(
      'file-not-writable',
      `${path} cannot be written (${code}). Allow writing there, or choose another place.`,
      { path, cause: error },
    );
  }
  return new CodedError('file-not-written', `${path} could not be written: ${errorMessage(error)}.`, {
    path,
    cause: error,
  });
}
