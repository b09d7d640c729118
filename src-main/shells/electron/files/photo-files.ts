import { access } from 'node:fs/promises';
import type { PhotoId } from '../../../../src-shared/contract/ids.ts';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import type { EngineProcess } from '../engine/engine-process.ts';

/** Where photos lie, as far as their files can be reached now. */
export interface PhotoFiles {
  existing(photoIds: readonly PhotoId[]): Promise<string[]>;
}

export function createPhotoFiles(client: Pick<EngineProcess['client'], 'photos.paths'>): PhotoFiles {
  return {
    existing: async (photoIds) => {
      const { paths } = await client['photos.paths']({ photoIds: [...photoIds] });
      const found = await Promise.all(paths.map(isThere));
      return paths.filter((_path, index) => found[index]);
    },
  };
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The same as the engine says of one photo. */
export function fileMissing(): CodedError {
  return new CodedError(
    'file-missing',
    'The file is not there now. Connect the drive that it lies on, or look for changes in its folder.',
    { transient: true },
  );
}
