import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';

/** Linux counts each folder that is watched, of all programs together, and says "no space" when it is through. */
const LIMIT = /no space left on device|too many open files/i;

export function watchFailure(error: unknown, path: string): CodedError {
  const reason = errorMessage(error);
  if (LIMIT.test(reason)) {
    return new CodedError(
      'watch-limit',
      'This system watches no more folders (fs.inotify.max_user_watches or max_user_instances is used up). ' +
        'Raise it with "sudo sysctl fs.inotify.max_user_watches=524288", then start Lookalike again.',
      { path, cause: error },
    );
  }
  return new CodedError('watch-failed', `The system cannot watch this folder (${reason}).`, {
    path,
    cause: error,
  });
}
