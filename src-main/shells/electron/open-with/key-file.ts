import { readFile } from 'node:fs/promises';

/** Groups of keys and values, as .desktop files and lists of programs are written. */
export type KeyFile = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Larger than any that a program ever came with. */
const LIMIT_CHARACTERS = 1_000_000;

function parseKeyFile(text: string): KeyFile {
  const groups = new Map<string, Map<string, string>>();
  let group = new Map<string, string>();
  for (const line of text.slice(0, LIMIT_CHARACTERS).split(/\r?\n/u)) {
    const heading = /^\[(.+)\]\s*$/u.exec(line)?.[1];
    if (heading !== undefined) {
      group = groups.get(heading) ?? new Map<string, string>();
      groups.set(heading, group);
      continue;
    }
    const [, key, value] = /^([^#\s=][^=]*?)\s*=\s*(.*?)\s*$/u.exec(line) ?? [];
    // Of a key that is there twice, the first counts.
    if (key !== undefined && value !== undefined && !group.has(key)) group.set(key, value);
  }
  return groups;
}

/** Null where there is none, or none that can be read. */
export async function readKeyFile(path: string): Promise<KeyFile | null> {
  try {
    return parseKeyFile(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}

/** `a;b;` as two. */
export const listOf = (value: string | undefined): string[] =>
  (value ?? '').split(';').filter((part) => part !== '');
