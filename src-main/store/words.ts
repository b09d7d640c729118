import type { Connection } from './database.ts';
import { foldedWords, foldText } from './fold-text.ts';
import type { Generation } from './generation.ts';

interface FoldedNames {
  generation: number;
  /** Folders below the library's own, folded. What stands above is the same for all, and no reason for a match. */
  folders: string[];
  /** Of each file that is there: its folder above, its folded name, and its photo. */
  folderOf: number[];
  names: string[];
  photoIds: number[];
  tags: { id: number; name: string }[];
}

/** One bit each. Whoever writes more has long said what they mean. */
const MOST_WORDS = 30;

/**
 * Finds words in names without regard to case and accents. SQLite can fold ASCII only, and a call into JavaScript for each
 * of 100,000 rows takes half a second; so names are folded once and kept, about 5 MB, until the library changes.
 */
export function createWords(database: Connection, generation: Generation) {
  const files = database
    .prepare<[], [number, string, number]>(
      `SELECT photo_id, path, folder_id FROM file WHERE state = 'ready' AND photo_id IS NOT NULL`,
    )
    .raw();
  const roots = database.prepare<[], { id: number; path: string }>(`SELECT id, path FROM folder`);
  const tagNames = database.prepare<[], { id: number; name: string }>(`SELECT id, name FROM tag`);
  const tagged = database
    .prepare<[string], number>(
      `SELECT photo_id FROM photo_tag WHERE tag_id IN (SELECT value FROM json_each(?))`,
    )
    .pluck();
  let kept: FoldedNames | undefined;

  const read = (): FoldedNames => {
    const rootLength = new Map(roots.all().map(({ id, path }) => [id, path.length]));
    const found: FoldedNames = {
      generation: generation.current(),
      ...{ folders: [], folderOf: [], names: [], photoIds: [] },
      tags: tagNames.all().map(({ id, name }) => ({ id, name: foldText(name) })),
    };
    const known = new Map<string, number>();
    for (const [photoId, path, rootId] of files.iterate()) {
      const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
      const folder = path.slice(rootLength.get(rootId) ?? 0, cut);
      let at = known.get(folder);
      if (at === undefined) {
        at = found.folders.push(foldText(folder)) - 1;
        known.set(folder, at);
      }
      found.folderOf.push(at);
      found.names.push(foldText(path.slice(cut)));
      found.photoIds.push(photoId);
    }
    return found;
  };
  const current = (): FoldedNames => {
    if (kept?.generation !== generation.current()) kept = read();
    return kept;
  };

  /** Photo id -> the words that a tag of it has, a bit each. */
  const wordsOfTags = (words: readonly string[], tags: FoldedNames['tags']): Map<number, number> => {
    const found = new Map<number, number>();
    for (const [bit, word] of words.entries()) {
      const ids = tags.flatMap(({ id, name }) => (name.includes(word) ? [id] : []));
      for (const photoId of ids.length === 0 ? [] : tagged.all(JSON.stringify(ids))) {
        found.set(photoId, (found.get(photoId) ?? 0) | (1 << bit));
      }
    }
    return found;
  };

  return {
    /** Photos of which every word occurs in a name, a folder or a tag; null where there is no word. */
    photosWith: (text: string): number[] | null => {
      const words = foldedWords(text).slice(0, MOST_WORDS);
      if (words.length === 0) return null;
      const { folders, folderOf, names, photoIds, tags } = current();
      const bitsIn = (name: string): number =>
        words.reduce((bits, word, bit) => (name.includes(word) ? bits | (1 << bit) : bits), 0);
      const ofFolders = folders.map(bitsIn);
      const found = wordsOfTags(words, tags);
      for (const [at, photoId] of photoIds.entries()) {
        const bits = (ofFolders[folderOf[at] ?? -1] ?? 0) | bitsIn(names[at] ?? '');
        if (bits !== 0) found.set(photoId, (found.get(photoId) ?? 0) | bits);
      }
      const all = 2 ** words.length - 1;
      return [...found].flatMap(([photoId, bits]) => (bits === all ? [photoId] : []));
    },
  };
}

export type Words = ReturnType<typeof createWords>;
