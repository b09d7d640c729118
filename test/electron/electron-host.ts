import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { findElectron } from '../../scripts/electron-binary.ts';
import { endInOrder } from './ending.ts';
import { languageOf } from './language.ts';
import type { DesktopHost, DesktopProgram, ProgramOptions } from './program.ts';

const packageDir = join(import.meta.dirname, '..', '..');
const electronPath = findElectron(packageDir);
/** Chromium's sandbox refuses to be root's. The microphone is one that any machine has. */
const switches = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--use-fake-device-for-media-stream',
];

/** Electron's own program, driven by Playwright, wherever npm brought it. */
export const electronHost: DesktopHost = {
  name: 'Electron',
  missing: electronPath === null ? 'its binary is not installed here' : null,
  start: startProgram,
  startAgain: async (options, workingDirectory = packageDir) => {
    const program = spawn(electronPath ?? '', argumentsOf(options), {
      cwd: workingDirectory,
      env: environmentOf(options),
      stdio: 'ignore',
    });
    const [exitCode] = (await once(program, 'exit')) as [number | null];
    return exitCode;
  },
};

function argumentsOf({ args = [], locale = 'en-US' }: ProgramOptions): string[] {
  return [...switches, `--lang=${locale}`, packageDir, ...args];
}

function environmentOf({ dataDir, environment, locale = 'en-US' }: ProgramOptions): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    ...Object.fromEntries(own),
    ...languageOf(locale),
    LOOKALIKE_LIBRARY: dataDir,
    ...environment,
  };
}

async function startProgram(options: ProgramOptions): Promise<DesktopProgram> {
  const application = await _electron.launch({
    ...(electronPath === null ? {} : { executablePath: electronPath }),
    args: argumentsOf(options),
    env: environmentOf(options),
  });
  const child = application.process();
  const lines: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => lines.push(text));
  const ended = once(child, 'exit').then(([exitCode]) => exitCode as number | null);
  const page = await application.firstWindow().catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    page,
    evaluate: (run, argument) => application.evaluate(run as never, argument) as never,
    log: () => lines.join(''),
    ended,
    close: () =>
      endInOrder({
        ...{ child, ended, log: () => lines.join('') },
        quit: () => {
          const quitting = application.evaluate(({ app }) => {
            app.quit();
          });
          // It may be gone before it answers.
          quitting.catch(() => undefined);
        },
      }),
  };
}
