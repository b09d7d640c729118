import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import type { ShellText } from '../text/text.ts';
import { foreignEnvironment } from './foreign-environment.ts';
import { linuxPrograms } from './linux-programs.ts';
import type { Program } from './program.ts';
import { launchProgram } from './launch-program.ts';

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
  /** Electron's: resolves with what went wrong, or with an empty text. */
  openPath: (path: string) => Promise<string>;
}

export function createOpenWith(parts: OpenWithParts): OpenWith {
  const { platform, environment, words, openPath } = parts;
  const usual: Program = {
    name: words.usualProgram,
    open: async (path) => {
      const complaint = await openPath(path);
      if (complaint !== '') {
        throw new CodedError('program-not-started', `The file was not opened: ${complaint}.`, { path });
      }
    },
  };
  const windowsDialog: Program = {
    name: words.otherProgram,
    // It takes all that follows the comma's word as the path, quotes included, so that none may be added.
    open: (path) =>
      launchProgram({
        program: `${environment['SystemRoot'] ?? 'C:\\Windows'}\\System32\\rundll32.exe`,
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
