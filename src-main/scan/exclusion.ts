import picomatch from 'picomatch';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { type ExclusionGlob, parseExclusionGlob } from '../../src-shared/domain/exclusion-glob.ts';

/**
 * Whether a file or folder is left out.
 * @param path from the scanned folder on, separated by `/`
 */
export type Exclusion = (path: string, name: string) => boolean;

/** Each star that is not the first multiplies the ways to try a name; a scan must not hang over one. */
const MOST_STARS = 6;

const onWindows = process.platform === 'win32';

const matching: picomatch.PicomatchOptions = {
  dot: true,
  strictBrackets: true,
  // As the file systems of these two do.
  nocase: onWindows || process.platform === 'darwin',
};

/**
 * Null when nothing is excluded, so that a scan can spare itself the asking.
 * Throws 'exclusion-invalid' for a glob that cannot be understood or could never match.
 */
export function compileExclusions(globs: readonly string[]): Exclusion | null {
  const exclusions = globs.map(parse);
  if (exclusions.length === 0) return null;
  const matchesPath = matcherOf(exclusions.filter(({ anchored }) => anchored));
  const matchesName = matcherOf(exclusions.filter(({ anchored }) => !anchored));
  // File names arrive composed or decomposed, depending on who wrote them; both sides are composed here.
  return (path, name) => matchesName(name.normalize('NFC')) || matchesPath(path.normalize('NFC'));
}

function parse(text: string): ExclusionGlob {
  const exclusion = parseExclusionGlob(text.normalize('NFC'), onWindows);
  if (!exclusion) throw exclusionInvalid(text, 'it is empty, leaves the folder, or starts with "!"');
  if ((exclusion.glob.match(/\*+/g)?.length ?? 0) > MOST_STARS)
    throw exclusionInvalid(text, 'it has too many stars');
  assertCompiles(exclusion.glob, text);
  return exclusion;
}

function matcherOf(exclusions: readonly ExclusionGlob[]): (text: string) => boolean {
  if (exclusions.length === 0) return () => false;
  const globs = exclusions.map(({ glob }) => glob);
  // A folder may be called [draft], and is meant by its name as well.
  const literally = new Set(globs);
  const matches = picomatch(globs, matching);
  return (text) => literally.has(text) || matches(text);
}

function assertCompiles(glob: string, text: string): void {
  try {
    picomatch(glob, matching);
  } catch (error) {
    throw exclusionInvalid(text, 'a bracket is missing', error);
  }
}

function exclusionInvalid(text: string, reason: string, cause?: unknown): CodedError {
  return new CodedError(
    'exclusion-invalid',
    `"${text}" cannot be used to leave files out: ${reason}. Write for example Trash, Trash/** or **/*.tmp.jpg.`,
    { cause },
  );
}
