import { access } from 'node:fs/promises';
import type { LabelSource } from '../../../src-shared/contract/training.ts';
import { CodedError } from '../../../src-shared/domain/coded-error.ts';

/**
 * Thousands of missing files are one unplugged drive.
 * @throws CodedError 'folder-not-found', transient
 */
export async function refuseVanished(source: LabelSource): Promise<void> {
  if (source.kind !== 'folder') return;
  try {
    await access(source.folder);
  } catch (error) {
    throw new CodedError(
      'folder-not-found',
      'The labelled folder went away while it was read. Bring it back and resume the training.',
      { path: source.folder, transient: true, cause: error },
    );
  }
}
