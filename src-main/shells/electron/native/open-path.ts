import { CodedError } from '../../../../src-shared/domain/coded-error.ts';

/** Electron's: resolves with what went wrong, or with an empty text. */
export type OpenPath = (path: string) => Promise<string>;

/** @throws CodedError 'not-opened' */
export async function openOrRefuse(openPath: OpenPath, path: string): Promise<void> {
  const complaint = await openPath(path);
  if (complaint === '') return;
  throw new CodedError(
    'not-opened',
    `${path} could not be opened (${complaint}). It lies there all the same.`,
    { path },
  );
}
