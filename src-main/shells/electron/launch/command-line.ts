import { resolve } from 'node:path';
import type { LaunchWords } from './launch-request.ts';

interface CommandLine {
  argv: readonly string[];
  isPackaged: boolean;
  environment: NodeJS.ProcessEnv;
  workingDirectory: string;
}

/** What the program was started with, and the words before that which start it the same way again. */
export function readCommandLine({ argv, isPackaged, environment, workingDirectory }: CommandLine) {
  // From source it is Electron that is started, and its first own word is where the program lies.
  const program = isPackaged
    ? 0
    : Math.max(
        0,
        argv.findIndex((word, index) => index > 0 && !word.startsWith('-')),
      );
  // npm runs scripts in the package's folder, and tells in INIT_CWD where the person was.
  const byNpm = !isPackaged && resolve(argv[program] ?? '') === workingDirectory;
  const words: LaunchWords = {
    args: argv.slice(program + 1),
    workingDirectory: (byNpm ? environment.INIT_CWD : undefined) ?? workingDirectory,
  };
  return {
    words,
    launcher: argv.slice(1, program + 1).map((word) => (word.startsWith('-') ? word : resolve(word))),
  };
}
