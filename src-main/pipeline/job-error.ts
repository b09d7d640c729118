import type { Job } from '../../src-shared/contract/job.ts';
import { errorCode, errorMessage } from '../../src-shared/domain/coded-error.ts';

/**
 * What a job that ended with `error` says. A library that cannot be written meets every job alike: 'disk-full'.
 *
 * @param advice what to do then, in whole sentences
 */
export function jobError(error: unknown, advice: string): NonNullable<Job['error']> {
  const code = errorCode(error);
  if (code !== 'SQLITE_FULL' && !code.startsWith('SQLITE_IOERR'))
    return { code, message: errorMessage(error) };
  return {
    code: 'disk-full',
    message: `The library could not be written: the disk is full or failing. ${advice}`,
  };
}
