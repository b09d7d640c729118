import { stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CodedError, errorMessage } from '../../../src-shared/domain/coded-error.ts';

/** A training takes long: that its report cannot be written should come out before it. */
export async function refuseUnwritablePlace(path: string): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => null);
  const there = await stat(path).catch(() => null);
  if (folder?.isDirectory() !== true || there?.isDirectory() === true) {
    throw new CodedError(
      'report-not-writable',
      'The report cannot be written there. Name a file in a folder.',
      {
        path,
      },
    );
  }
}

export async function writeReport(path: string, html: string): Promise<void> {
  await writeFile(path, html).catch((error: unknown) => {
    const message = `The training is done, but its report could not be written: ${errorMessage(error)}`;
    throw new CodedError('report-not-writable', message, { path, cause: error });
  });
}
