import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import type { FolderListing } from '../../src-shared/contract/folder.ts';
import { formatOfName } from '../../src-shared/domain/photo-format.ts';
import { listPlaces, type NamedFolder } from './places.ts';
import { newFolderFailure } from './scan-failure.ts';
import { isHidden, isSkippedFolder } from './skipped-names.ts';

/** `2` before `10`, and capitals beside small letters, as file managers do. */
const naturally = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * What is in a folder of this machine, for choosing one, or a file in it; without `path`, in the person's home.
 *
 * @param extensions of the files that are listed, in small letters and without the dot
 * @throws CodedError 'folder-not-found', 'folder-not-readable', 'not-a-folder', 'folder-offline'
 */
export async function browseFolder(
  path?: string,
  extensions: readonly string[] = [],
): Promise<FolderListing> {
  const folder = resolve(path ?? homedir());
  const [entries, places] = await Promise.all([entriesOf(folder), listPlaces()]);
  const shown = entries.filter(({ name }) => !isHidden(name));
  const above = dirname(folder);
  return {
    path: folder,
    parent: above === folder ? null : above,
    places,
    folders: await subfolders(folder, shown),
    // By name alone, so that a folder of any size is counted in the time that it takes to list it.
    photos: shown.filter((entry) => !entry.isDirectory() && formatOfName(entry.name) !== undefined).length,
    files: await filesEnding(folder, shown, extensions),
  };
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw newFolderFailure(error, folder);
  }
}

async function subfolders(folder: string, entries: readonly Dirent[]): Promise<NamedFolder[]> {
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      const isFolder = entry.isSymbolicLink() ? await leadsToFolder(path) : entry.isDirectory();
      // A name that is not Unicode (see entryFailure) cannot be opened by what Node makes of it.
      const isShown = isFolder && !isSkippedFolder(entry.name, '') && !entry.name.includes('\ufffd');
      return isShown ? [{ name: entry.name, path }] : [];
    }),
  );
  return found.flat().sort((one, other) => naturally.compare(one.name, other.name));
}

/** Links lead to what they lead to; a file that is gone by now is left out. */
async function filesEnding(
  folder: string,
  entries: readonly Dirent[],
  extensions: readonly string[],
): Promise<FolderListing['files']> {
  const endings = extensions.map((extension) => `.${extension}`);
  const named = entries.filter(({ name }) => endings.includes(extname(name).toLowerCase()));
  const found = await Promise.all(
    named.map(async ({ name }) => {
      const path = join(folder, name);
      const file = await stat(path).catch(() => null);
      return file?.isFile() ? [{ name, path, bytes: file.size }] : [];
    }),
  );
  return found.flat().sort((one, other) => naturally.compare(one.name, other.name));
}

const leadsToFolder = (link: string): Promise<boolean> =>
  stat(link).then(
    (target) => target.isDirectory(),
    () => false,
  );
