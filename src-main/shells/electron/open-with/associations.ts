import { join } from 'node:path';
import { type KeyFile, listOf, readKeyFile } from './key-file.ts';
import type { XdgFolders } from './xdg-folders.ts';

/** Programs for files of some types, by their .desktop files. */
export interface Associations {
  /** What a person, or else the desktop, prefers; best first. */
  preferred: string[];
  /** All that can open such a file, in the order of the specification. */
  all: string[];
}

/**
 * Follows the freedesktop.org specification of MIME applications: the person's own lists go before those of the
 * desktop and the system, and what was removed in one stays away in those after it.
 * @param types best first: the file's own type, then more general ones
 */
export async function findAssociations(folders: XdgFolders, types: readonly string[]): Promise<Associations> {
  const preferred: string[] = [];
  const all: string[] = [];
  for (const type of types) {
    const removed = new Set<string>();
    const add = (ids: readonly string[], target: string[]): void => {
      for (const id of ids) if (!removed.has(id) && !target.includes(id)) target.push(id);
    };
    for (const folder of placesOf(folders)) {
      for (const list of folder.lists) {
        const file = await readKeyFile(list);
        add(listOf(file?.get('Default Applications')?.get(type)), preferred);
        add(listOf(file?.get('Added Associations')?.get(type)), all);
        for (const id of listOf(file?.get('Removed Associations')?.get(type))) removed.add(id);
      }
      const cache: KeyFile | null = folder.cache === null ? null : await readKeyFile(folder.cache);
      add(listOf(cache?.get('MIME Cache')?.get(type)), all);
    }
  }
  return { preferred, all };
}

interface Place {
  lists: string[];
  /** What the programs installed there say of themselves. */
  cache: string | null;
}

function placesOf({ config, data, desktops }: XdgFolders): Place[] {
  const listsIn = (folder: string): string[] =>
    [...desktops.map((desktop) => `${desktop}-mimeapps.list`), 'mimeapps.list'].map((name) =>
      join(folder, name),
    );
  return [
    ...config.map((folder) => ({ lists: listsIn(folder), cache: null })),
    ...data.map((folder) => {
      const applications = join(folder, 'applications');
      return { lists: listsIn(applications), cache: join(applications, 'mimeinfo.cache') };
    }),
  ];
}
