import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import open from 'open';
import { CodedError } from '../../../src-shared/domain/coded-error.ts';
import type { Desktop } from '../../serve/engine.ts';
import { askProgram } from '../ask-program.ts';
import { launchProgram } from '../launch-program.ts';

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
  if (platform === 'darwin') await launchProgram({ program: 'open', args: ['-R', path], environment });
  // Explorer parses its command line itself: one argument, with the path in quotes, which no path holds on Windows.
  else if (platform === 'win32') {
    const args = [`/select,"${path}"`];
    await launchProgram({ program: 'explorer.exe', args, environment, verbatim: true });
  } else {
    try {
      await askProgram({ program: 'dbus-send', args: showItems(path), environment, withinMs: 3_500 });
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
