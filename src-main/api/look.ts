import type { PictureSource, ReadPicture } from '../workers/reader-messages.ts';
import { CodedError, errorCode, errorMessage } from '../../src-shared/domain/coded-error.ts';

export interface LookFailure {
  path: string;
  code: string;
  message: string;
}

/**
 * Looks at many pictures without importing them, several at once, results in the order of `paths`. One that
 * cannot be read is listed and skipped.
 */
export async function lookAtAll(
  paths: readonly string[],
  lanes: number,
  readPicture: (source: PictureSource) => Promise<ReadPicture>,
  onSettled: (path: string) => void = () => undefined,
): Promise<{ pictures: (ReadPicture | null)[]; failed: LookFailure[] }> {
  const pictures: (ReadPicture | null)[] = paths.map(() => null);
  const failures: (LookFailure | null)[] = paths.map(() => null);
  const remaining = paths.entries();

  const lane = async (): Promise<void> => {
    for (const [index, path] of remaining) {
      try {
        pictures[index] = await readPicture({ path });
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        failures[index] = { path, code: errorCode(error), message: errorMessage(error) };
      }
      onSettled(path);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { pictures, failed: failures.filter((failure) => failure !== null) };
}
