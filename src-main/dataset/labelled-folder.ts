import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError, errorCode } from '../../src-shared/domain/coded-error.ts';
import { formatOfName } from '../../src-shared/domain/photo-format.ts';

interface LabelledFile {
  path: string;
  /** Index into `classes`. */
  label: number;
}

export interface LabelledFolder {
  /** Names of the sub-folders, sorted. */
  classes: string[];
  photos: LabelledFile[];
}

/**
 * The sub-folders of a folder are its classes; photos deeper inside count for the sub-folder they are under.
 * A sub-folder that cannot be read stops it: leaving a part of a category out would go unnoticed.
 * Throws 'folder-not-found', 'folder-not-readable' or 'labels-missing'.
 */
export async function readLabelledFolder(folder: string): Promise<LabelledFolder> {
  const entries = await entriesOf(folder, { recursive: false });
  const classes: string[] = [];
  const photos: LabelledFile[] = [];
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
  const entries = await entriesOf(folder, { recursive: true });
  return entries
    .filter((entry) => entry.isFile() && formatOfName(entry.name) !== undefined)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function entriesOf(folder: string, options: { recursive: boolean }): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true, ...options });
  } catch (error) {
    throw asFolderError(error, folder);
  }
}

function isVisibleFolder(entry: Dirent): boolean {
  return entry.isDirectory() && !entry.name.startsWith('.');
}

function asFolderError(error: unknown, folder: string): CodedError {
  const code = errorCode(error);
  // Of a folder further down, where that is the one at fault.
  const path = error instanceof Error && 'path' in error ? String(error.path) : folder;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const message = 'There is no such folder. Check the path, and that its drive is there.';
    return new CodedError('folder-not-found', message, { path, cause: error });
  }
  const message = `The folder cannot be read (${code}). Check its permissions, or move it elsewhere.`;
  return new CodedError('folder-not-readable', message, { path, cause: error });
}
