import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import open from 'open';
import { CodedError } from '../../../src-shared/domain/coded-error.ts';
import type { Desktop } from '../../serve/engine.ts';

/** The desktop of the person whose browser this program serves: both are on one machine. */
export function createDesktop(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): Desktop {
  const refuseWithoutScreen = () => {
    const hasScreen = Boolean(environment.DISPLAY ?? environment.WAYLAND_DISPLAY);
    if (platform !== 'darwin' && platform !== 'win32' && !hasScreen) {
      throw new CodedError('no-screen', 'Lookalike was started without a graphical desktop');
    }
  };
  return {
    reveal: async (path) => {
      refuseWithoutScreen();
      await revealOn(platform, environment, path);
    },
    open: async (path) => {
      refuseWithoutScreen();
      await open(path);
    },
  };
}

async function revealOn(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  path: string,
): Promise<void> {
  if (platform === 'darwin') await start('open', ['-R', path]);
  // Explorer parses its command line itself: one argument, with the path in quotes, which no path holds on Windows.
  else if (platform === 'win32') await start('explorer.exe', [`/select,"${path}"`], true);
  else {
    try {
      await ask('dbus-send', showItems(path), environment);
    } catch {
      // A file manager that cannot point at a file still opens the folder that it lies in.
      await open(dirname(path));
    }
  }
}

/** The call that file managers of Linux desktops answer. */
function showItems(path: string): string[] {
  // A comma would begin the next file.
  const address = pathToFileURL(path).href.replaceAll(',', '%2C');
  return [
    ...['--session', '--print-reply', '--reply-timeout=3000'],
    ...['--dest=org.freedesktop.FileManager1', '--type=method_call', '/org/freedesktop/FileManager1'],
    ...['org.freedesktop.FileManager1.ShowItems', `array:string:${address}`, 'string:'],
  ];
}

/** Starts a program and leaves it to itself. Rejects when it cannot be started. */
function start(program: string, args: string[], verbatim = false): Promise<void> {
  const child = spawn(program, args, {
    detached: true,
    stdio: 'ignore',
    windowsVerbatimArguments: verbatim,
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}

/** Runs a program to its end. Rejects when it cannot be started or says that it failed. */
function ask(program: string, args: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(program, args, { stdio: 'ignore', env: environment });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code ?? 'a signal'}`));
    });
  });
}
