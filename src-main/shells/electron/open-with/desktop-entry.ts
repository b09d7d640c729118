import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { type KeyFile, readKeyFile } from './key-file.ts';

/** A program of a Linux desktop, from its .desktop file. */
export interface DesktopEntry {
  /** Name of the file, such as `org.gimp.GIMP.desktop`. */
  id: string;
  /** The file itself. */
  path: string;
  /** In the person's language. */
  name: string;
  icon: string | null;
  /** Not split yet. */
  exec: string;
  /** Where the program wants to be started. */
  folder: string | null;
  /** Kept out of menus; programs that only serve others are. */
  isHiddenFromMenus: boolean;
}

/** Null for what cannot be started here: none, deleted, not installed, or made for a terminal. */
export async function readDesktopEntry(
  id: string,
  dataFolders: readonly string[],
  { locale, searchPath }: { locale: string; searchPath: string },
): Promise<DesktopEntry | null> {
  for (const path of placesOf(id, dataFolders)) {
    const file = await readKeyFile(path);
    // The first file of that name counts, even if all it says is that the program is deleted.
    if (file) return entryOf(id, path, file, locale, searchPath);
  }
  return null;
}

/** `kde-gwenview.desktop` may also lie in a folder `kde`. */
function placesOf(id: string, dataFolders: readonly string[]): string[] {
  if (!/^[^/\0]+\.desktop$/u.test(id)) return [];
  const names = [...id.matchAll(/-/gu)].map(({ index }) => join(id.slice(0, index), id.slice(index + 1)));
  return dataFolders.flatMap((folder) => [id, ...names].map((name) => join(folder, 'applications', name)));
}

async function entryOf(
  id: string,
  path: string,
  file: KeyFile,
  locale: string,
  searchPath: string,
): Promise<DesktopEntry | null> {
  const group = file.get('Desktop Entry');
  const is = (key: string): boolean => group?.get(key) === 'true';
  const text = (key: string): string | null => unescaped(group?.get(key));
  const exec = text('Exec');
  const tried = text('TryExec');
  if (group?.get('Type') !== 'Application' || exec === null) return null;
  if (is('Hidden') || is('Terminal')) return null;
  if (tried !== null && !(await isInstalled(tried, searchPath))) return null;
  const names = localesOf(locale).map((one) => text(`Name[${one}]`));
  return {
    ...{ id, path, exec },
    name: names.find((name) => name !== null) ?? text('Name') ?? id,
    icon: text('Icon'),
    folder: text('Path'),
    isHiddenFromMenus: is('NoDisplay'),
  };
}

/** `de-AT` is looked for as `de_AT`, then as `de`. */
function localesOf(locale: string): string[] {
  const [language = '', region] = locale.split(/[-_]/u);
  return region === undefined ? [language] : [`${language}_${region}`, language];
}

const ESCAPES: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };

function unescaped(value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  return value.replace(/\\([sntr\\])/gu, (_whole, letter: string) => ESCAPES[letter] ?? '');
}

async function isInstalled(program: string, searchPath: string): Promise<boolean> {
  const places = isAbsolute(program)
    ? [program]
    : searchPath.split(delimiter).map((folder) => join(folder, program));
  for (const place of places) {
    const isThere = await access(place, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return true;
  }
  return false;
}
