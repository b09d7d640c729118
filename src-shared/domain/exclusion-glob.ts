/** One line of what a person wants left out of a folder, ready to be matched. */
export interface ExclusionGlob {
  /** Without slashes at either end. */
  glob: string;
  /** Anchored globs match the path from the folder on, all others the name of a file or folder anywhere. */
  anchored: boolean;
}

/**
 * Reads `Trash/2019`, `/Trash`, `Trash/`, `*.tmp.jpg` or a plain name, by the rules people know from .gitignore:
 * a slash at the front or in the middle ties the glob to the folder. Null where it could never match, or where
 * it asks for the opposite (a leading `!`).
 * @param backslash whether `\` separates folders too, as on Windows, rather than escaping
 */
export function parseExclusionGlob(text: string, backslash: boolean): ExclusionGlob | null {
  const slashed = (backslash ? text.replaceAll('\\', '/') : text).trim();
  const glob = slashed.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  const parts = glob.split('/');
  const neverMatches = glob === '' || parts.includes('..') || parts.includes('.') || /^[a-z]:/i.test(glob);
  const negated = glob.startsWith('!') && !glob.startsWith('!(');
  if (neverMatches || negated) return null;
  return { glob, anchored: slashed.startsWith('/') || slashed.startsWith('./') || parts.length > 1 };
}

/** The same exclusion, written from a folder further up. */
export function exclusionFromAbove(exclusion: ExclusionGlob, subfolder: string): string {
  // A name may hold what globs give a meaning; `?` stands for any one character, also where `\` cannot escape.
  const prefix = subfolder.replace(/[\\*?[\]{}()!+@|]/g, '?');
  return exclusion.anchored ? `${prefix}/${exclusion.glob}` : `${prefix}/**/${exclusion.glob}`;
}
