import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runCommandLine } from '../src-main/shells/cli/run.ts';
import { desktopProgram, isStale, screens } from './build-age.ts';
import { findElectron } from './electron-binary.ts';

// npm start [-- <folder>]: builds what is out of date and opens Lookalike, in Electron or in the browser.

const packageDir = join(import.meta.dirname, '..');
const args = process.argv.slice(2);

/** Answers the exit code. */
async function start(): Promise<number> {
  if (await isStale(packageDir, screens)) {
    const { build } = await import('vite');
    await build({ configFile: join(packageDir, 'vite.config.ts'), logLevel: 'warn' });
  }
  const electron = findElectron(packageDir);
  if (electron !== null) {
    if (await isStale(packageDir, desktopProgram)) {
      const { buildDesktop } = await import('./desktop-build.ts');
      await buildDesktop(packageDir);
    }
    return waitFor(electron, [packageDir, ...args]);
  }
  console.error('Electron is not installed here, so Lookalike opens in your browser.');
  return runCommandLine(['serve', ...(hasDesktop() ? ['--open'] : []), ...args]);
}

/** Over a remote shell there is no browser to open; the address alone has to do. */
function hasDesktop(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') {
    return process.env.SSH_CONNECTION === undefined;
  }
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

function waitFor(program: string, programArgs: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    // INIT_CWD tells it where a relative folder was typed.
    spawn(program, programArgs, { stdio: 'inherit' })
      .on('error', reject)
      .on('close', (exitCode) => {
        resolve(exitCode ?? 1);
      });
  });
}

process.exit(await start());
