import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { isHidden } from './skipped-names.ts';

export interface NamedFolder {
  name: string;
  path: string;
}

/** A network drive that does not answer must not hold up the others. */
const ANSWER_WITHIN_MS = 1_000;

/** Where people keep photos on this machine: their own folders, then drives. Only what is there. */
export async function listPlaces(): Promise<NamedFolder[]> {
  const home = homedir();
  const folders = [{ name: 'Home', path: home }, ...(await personalFolders(home)), ...(await drives())];
  const distinct = [...new Map(folders.map((folder) => [folder.path, folder])).values()];
  const there = await Promise.all(distinct.map(({ path }) => isFolder(path)));
  return distinct.filter((_, index) => there[index]);
}

async function personalFolders(home: string): Promise<NamedFolder[]> {
  const inHome = ['Pictures', 'Desktop', 'Downloads'].map((name) => join(home, name));
  const oneDrive = process.env['OneDrive'];
  const inCloud = oneDrive === undefined ? [] : [join(oneDrive, 'Pictures')];
  return [...(await translatedFolders(home)), ...inHome, ...inCloud].map(named);
}

/** Linux desktops name these folders in the person's language, and write down how. */
async function translatedFolders(home: string): Promise<string[]> {
  const config = process.env['XDG_CONFIG_HOME'] ?? join(home, '.config');
  const text = await readFile(join(config, 'user-dirs.dirs'), 'utf8').catch(() => '');
  return ['PICTURES', 'DESKTOP', 'DOWNLOAD'].flatMap((key) => {
    const path = new RegExp(`^XDG_${key}_DIR="(.+)"$`, 'm').exec(text)?.[1];
    return path === undefined ? [] : [path.replace(/^\$HOME(?=\/|$)/, home)];
  });
}

// A: and B: are floppy drives, which would be heard.
const FIRST_DRIVE = 'C'.charCodeAt(0);

async function drives(): Promise<NamedFolder[]> {
  if (process.platform === 'win32') {
    const letters = Array.from({ length: 24 }, (_, index) => String.fromCodePoint(FIRST_DRIVE + index));
    return letters.map((letter) => ({ name: `${letter}:`, path: `${letter}:\\` }));
  }
  const user = userName();
  const ownMounts = join('/media', user);
  const parents = ['/media', ownMounts, join('/run/media', user), '/mnt', '/Volumes'];
  const mounted = await Promise.all(parents.map(foldersIn));
  return mounted
    .flat()
    .filter((path) => path !== ownMounts)
    .map(named);
}

async function foldersIn(parent: string): Promise<string[]> {
  const names = await readdir(parent).catch(() => []);
  return names.filter((name) => !isHidden(name)).map((name) => join(parent, name));
}

function isFolder(path: string): Promise<boolean> {
  const answer = stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  return Promise.race([answer, silence()]);
}

function silence(): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(resolve, ANSWER_WITHIN_MS, false).unref();
  });
}

/** Containers run under users that have no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

const named = (path: string): NamedFolder => ({ name: basename(path), path });
