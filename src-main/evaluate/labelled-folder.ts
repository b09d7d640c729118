import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError, errorCode } from '../../src-shared/domain/coded-error.ts';
import { formatOfName } from '../../src-shared/domain/photo-format.ts';

interface LabelledPhoto {
  path: string;
  /** Index into `classes`. */
  label: number;
}

export interface LabelledFolder {
  /** Names of the sub-folders, sorted. */
  classes: string[];
  photos: LabelledPhoto[];
}

/**
 * The sub-folders of a folder are its classes; photos deeper inside count for the sub-folder they are under.
 * Throws 'folder-not-found', 'folder-not-readable' or 'labels-missing'.
 */
export async function readLabelledFolder(folder: string): Promise<LabelledFolder> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw asFolderError(error, folder);
  });
  const classes: string[] = [];
  const photos: LabelledPhoto[] = [];
  for (const name of entries
    .filter(isVisibleFolder)
    .map((entry) => entry.name)
    .sort()) {
    const paths = await photosUnder(join(folder, name));
    if (paths.length === 0) continue;
    for (const path of paths) photos.push({ path, label: classes.length });
    classes.push(name);
  }
  if (classes.length < 2) {
    throw new CodedError(
      'labels-missing',
      `The folder needs two or more sub-folders with photos, one for each category; it has ${classes.length}.`,
      { path: folder },
    );
  }
  return { classes, photos };
}

async function photosUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && formatOfName(entry.name) !== undefined)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function isVisibleFolder(entry: { name: string; isDirectory(): boolean }): boolean {
  return entry.isDirectory() && !entry.name.startsWith('.');
}

function asFolderError(error: unknown, path: string): CodedError {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new CodedError('folder-not-found', 'There is no such folder. Check the path.', {
      path,
      cause: error,
    });
  }
  return new CodedError(
    'folder-not-readable',
    `The folder cannot be read (${code}). Check its permissions.`,
    {
      path,
      cause: error,
    },
  );
}
