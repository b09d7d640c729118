import { closeSync, openSync, readFileSync, readSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import asar from '@electron/asar';

/** One file of a packed program, inside the archive or beside it. */
export interface PackedFile {
  /** With slashes; files of the archive as `app/…`, whether they are packed or unpacked. */
  path: string;
  bytes: number;
  place: 'packed' | 'unpacked' | 'outside';
  /** The first bytes, or all where there are fewer. */
  head(length: number): Buffer;
}

interface ArchiveFolder {
  files: Record<string, ArchiveFolder | ArchiveEntry>;
}

interface ArchiveEntry {
  size?: number;
  unpacked?: boolean;
  link?: string;
}

/** Everything in a packed program. @param dir as electron-builder leaves it, `linux-unpacked` say */
export function packedFiles(dir: string): PackedFile[] {
  const archive = join(dir, 'resources', 'app.asar');
  return [...archiveFiles(archive), ...filesBeside(dir, archive)];
}

function archiveFiles(archive: string): PackedFile[] {
  const found: PackedFile[] = [];
  const walk = (folder: ArchiveFolder, path: string): void => {
    for (const [name, entry] of Object.entries(folder.files)) {
      const inner = path === '' ? name : `${path}/${name}`;
      if ('files' in entry) walk(entry, inner);
      else if (entry.link === undefined) found.push(archiveFile(archive, inner, entry));
    }
  };
  walk(asar.getRawHeader(archive).header, '');
  return found;
}

function archiveFile(
  archive: string,
  path: string,
  { size = 0, unpacked = false }: ArchiveEntry,
): PackedFile {
  return {
    path: `app/${path}`,
    bytes: size,
    place: unpacked ? 'unpacked' : 'packed',
    head: (length) =>
      unpacked
        ? headOfFile(join(`${archive}.unpacked`, path), length)
        : asar.extractFile(archive, join(path)).subarray(0, length),
  };
}

function filesBeside(dir: string, archive: string): PackedFile[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => file !== archive && !file.startsWith(`${archive}.unpacked`))
    .map((file) => ({
      path: relative(dir, file).replaceAll('\\', '/'),
      bytes: statSync(file).size,
      place: 'outside',
      head: (length) => headOfFile(file, length),
    }));
}

function headOfFile(file: string, length: number): Buffer {
  if (statSync(file).size <= length) return readFileSync(file);
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(handle, bytes));
  } finally {
    closeSync(handle);
  }
}
