import { spawn } from 'node:child_process';
import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';

interface Start {
  program: string;
  args: readonly string[];
  environment: NodeJS.ProcessEnv;
  folder?: string | null;
  /** The arguments as they are, for a program of Windows that reads its command line itself. */
  verbatim?: boolean;
}

/** Starts a program without a shell and leaves it to itself. */
export function launchProgram({
  program,
  args,
  environment,
  folder,
  verbatim = false,
}: Start): Promise<void> {
  const child = spawn(program, args, {
    detached: true,
    stdio: 'ignore',
    env: environment,
    windowsVerbatimArguments: verbatim,
    ...(folder ? { cwd: folder } : {}),
  });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      reject(
        new CodedError(
          'program-not-started',
          `${program} could not be started (${errorMessage(error)}). Try it with another program.`,
          { cause: error },
        ),
      );
    });
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}
