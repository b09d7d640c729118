import { foreignEnvironment } from '../../foreign-environment.ts';
import { launchProgram } from '../../launch-program.ts';
import { type OpenPath, openOrRefuse } from '../native/open-path.ts';
import { systemProgram } from '../system-program.ts';
import type { ShellText } from '../text/text.ts';
import { linuxPrograms } from './linux-programs.ts';
import type { Program } from './program.ts';

export interface OpenWith {
  /** At least one. */
  programsFor(path: string): Promise<Program[]>;
}

interface OpenWithParts {
  platform: NodeJS.Platform;
  environment: NodeJS.ProcessEnv;
  locale: string;
  ownPrograms: readonly string[];
  words: ShellText['openWith'];
  openPath: OpenPath;
}

export function createOpenWith(parts: OpenWithParts): OpenWith {
  const { platform, environment, words, openPath } = parts;
  const usual: Program = {
    name: words.usualProgram,
    open: (path) => openOrRefuse(openPath, path),
  };
  const windowsDialog: Program = {
    name: words.otherProgram,
    // It takes all that follows the comma's word as the path, quotes included, so that none may be added.
    open: (path) =>
      launchProgram({
        program: systemProgram('rundll32.exe', environment),
        args: ['shell32.dll,OpenAs_RunDLL', path],
        environment: foreignEnvironment(environment),
        verbatim: true,
      }),
  };
  return {
    programsFor: async (path) => {
      if (platform === 'win32') return [usual, windowsDialog];
      const programs = platform === 'linux' ? await linuxPrograms(path, parts) : [];
      return programs.length > 0 ? programs : [usual];
    },
  };
}
