import { access } from 'node:fs/promises';
import type { PhotoId } from '../../../../src-shared/contract/ids.ts';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import type { EngineProcess } from '../engine/engine-process.ts';

/** Where photos lie, as far as their files can be reached now. */
export interface PhotoFiles {
  existing(photoIds: readonly PhotoId[]): Promise<string[]>;
  /** For when every moment counts: looks at no more than shows that some can be reached, and trusts in the rest. */
  likely(photoIds: readonly PhotoId[]): Promise<string[]>;
}

/** Enough to notice files that are gone where a person would see that they are. */
const LOOKED_AT = 64;

export function createPhotoFiles(client: Pick<EngineProcess['client'], 'photos.paths'>): PhotoFiles {
  const pathsOf = async (photoIds: readonly PhotoId[]): Promise<string[]> =>
    (await client['photos.paths']({ photoIds: [...photoIds] })).paths;
  return {
    existing: async (photoIds) => thoseThere(await pathsOf(photoIds)),
    likely: async (photoIds) => {
      const paths = await pathsOf(photoIds);
      for (let start = 0; start < paths.length; start += LOOKED_AT) {
        const there = await thoseThere(paths.slice(start, start + LOOKED_AT));
        if (there.length > 0) return [...there, ...paths.slice(start + LOOKED_AT)];
      }
      return [];
    },
  };
}

async function thoseThere(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map(isThere));
  return paths.filter((_path, index) => found[index]);
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
