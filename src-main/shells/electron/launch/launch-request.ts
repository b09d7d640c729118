import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import { isDeepLink, readDeepLink } from './deep-link.ts';

/** What Lookalike was started for, or asked for while it ran. */
export type LaunchRequest =
  | { kind: 'show' }
  | { kind: 'similar'; path: string }
  | { kind: 'folder'; path: string }
  | { kind: 'refused'; error: CodedError };

/** The words of one start, as they go from a second program to the first. */
export const LaunchWords = z.object({
  /** Without the program itself. */
  args: z.array(z.string().max(32_767)).max(10_000),
  workingDirectory: z.string().max(32_767),
});
export type LaunchWords = z.infer<typeof LaunchWords>;

interface Surroundings {
  platform: NodeJS.Platform;
  isFolder: (path: string) => boolean;
}

/** Understands `--similar FILE`, a file, a folder, or a link. Several files at once: the first, since one is looked for. */
export function readLaunchRequest(words: LaunchWords, surroundings: Surroundings): LaunchRequest {
  // What stands beside a link was made up by whoever wrote the link.
  const link = words.args.find(isDeepLink);
  if (link !== undefined) return readLink(link, surroundings);
  const named = namedFile(words.args);
  const path = named === undefined ? null : toPath(named, words.workingDirectory);
  if (path === null) return { kind: 'show' };
  if (surroundings.isFolder(path)) return { kind: 'folder', path };
  return { kind: 'similar', path };
}

export function readLink(link: string, { platform }: Pick<Surroundings, 'platform'>): LaunchRequest {
  try {
    return { kind: 'similar', path: readDeepLink(link, platform) };
  } catch (error) {
    if (error instanceof CodedError) return { kind: 'refused', error };
    throw error;
  }
}

/** Start the program anew for the same, wherever that is done: no path in them is relative, and none is a link. */
export function restartWords(request: LaunchRequest, dataDir: string): string[] {
  const isNamed = request.kind === 'similar' || request.kind === 'folder';
  return ['--library', dataDir, ...(isNamed ? ['--similar', request.path] : [])];
}

/** `--hidden`: nobody asked for the window, the system started Lookalike when the person logged in. */
export const startsHidden = ({ args }: LaunchWords): boolean =>
  args.includes('--hidden') && !args.some(isDeepLink);

/** Those of our own options that are followed by a word of theirs. */
const withWord = ['--similar', '--library'];

function namedFile(args: readonly string[]): string | undefined {
  const at = args.indexOf('--similar');
  if (at >= 0) return args[at + 1];
  const joined = args.find((arg) => arg.startsWith('--similar='));
  if (joined !== undefined) return joined.slice('--similar='.length);
  const end = args.indexOf('--');
  const before = end < 0 ? args : args.slice(0, end);
  const words = before.filter((arg, index) => {
    // Other options are Chromium's, and none of them has a word of its own.
    return !arg.startsWith('-') && !withWord.includes(before[index - 1] ?? '');
  });
  return words[0] ?? (end < 0 ? undefined : args[end + 1]);
}

/** File managers of Linux hand over addresses where a program takes links too. */
function toPath(named: string, workingDirectory: string): string | null {
  if (named === '') return null;
  if (!/^file:/i.test(named)) return resolve(workingDirectory, named);
  try {
    return fileURLToPath(named);
  } catch {
    return null;
  }
}
