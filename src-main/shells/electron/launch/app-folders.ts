import { join, resolve } from 'node:path';
import { defaultDataFolder } from '../../data-folder.ts';
import { portableFolder } from './portable-folder.ts';

export interface AppFolders {
  /** The library and everything else of a person. */
  data: string;
  /** What Chromium keeps for itself (local storage, caches). One for each library, so that each has an instance of its own. */
  browser: string;
}

interface Surroundings {
  /** Arguments of the program, without the program itself. */
  args: readonly string[];
  environment: NodeJS.ProcessEnv;
  workingDirectory: string;
  isFolder: (path: string) => boolean;
}

/** `--library`, else the environment, else beside a portable program, else where every shell keeps it. */
export function chooseAppFolders(surroundings: Surroundings): AppFolders {
  const { environment, workingDirectory, isFolder } = surroundings;
  const typed = libraryOption(surroundings.args) ?? environment.LOOKALIKE_LIBRARY;
  const data =
    typed === undefined || typed === ''
      ? (portableFolder(environment, isFolder) ?? defaultDataFolder())
      : resolve(workingDirectory, typed);
  return { data, browser: join(data, 'browser') };
}

/** A link from a web page must never choose the library, and a command line that holds one was made by one. */
function libraryOption(args: readonly string[]): string | undefined {
  if (args.some((arg) => /^lookalike:/i.test(arg))) return undefined;
  const at = args.indexOf('--library');
  if (at >= 0) return args[at + 1];
  return args.find((arg) => arg.startsWith('--library='))?.slice('--library='.length);
}
