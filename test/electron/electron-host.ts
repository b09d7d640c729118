import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { findElectron } from '../../scripts/electron-binary.ts';
import type { DesktopHost, DesktopProgram, ProgramOptions } from './program.ts';

const packageDir = join(import.meta.dirname, '..', '..');
const electronPath = findElectron(packageDir);
/** Without a display that can be asked for its sandbox, as in most containers, Chromium needs to be told. */
const switches = process.platform === 'linux' ? ['--no-sandbox'] : [];

/** Electron's own program, driven by Playwright, wherever npm brought it. */
export const electronHost: DesktopHost = {
  name: 'Electron',
  missing: electronPath === null ? 'its binary is not installed here' : null,
  start: startProgram,
  startAgain: async ({ dataDir, args = [] }, workingDirectory = packageDir) => {
    const program = spawn(electronPath ?? '', [...switches, packageDir, ...args], {
      cwd: workingDirectory,
      env: environmentOf(dataDir),
      stdio: 'ignore',
    });
    const [exitCode] = (await once(program, 'exit')) as [number | null];
    return exitCode;
  },
};

function environmentOf(dataDir: string, more: Record<string, string> = {}): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...Object.fromEntries(own), LOOKALIKE_LIBRARY: dataDir, LANGUAGE: 'en', ...more };
}

async function startProgram({ dataDir, args = [], environment }: ProgramOptions): Promise<DesktopProgram> {
  const application = await _electron.launch({
    ...(electronPath === null ? {} : { executablePath: electronPath }),
    args: [...switches, packageDir, ...args],
    env: environmentOf(dataDir, environment),
  });
  const child = application.process();
  const lines: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => lines.push(text));
  const ended = once(child, 'exit').then(([exitCode]) => exitCode as number | null);
  const page = await application.firstWindow();
  return {
    page,
    evaluate: (run, argument) => application.evaluate(run as never, argument) as never,
    log: () => lines.join(''),
    ended,
    close: async () => {
      await application
        .evaluate(({ app }) => {
          app.quit();
        })
        .catch(() => undefined);
      await ended;
    },
  };
}
