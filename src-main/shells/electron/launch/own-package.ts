import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { sep } from 'node:path';

/** package.json's name, under which the portable program for Windows tells of itself. */
const OWN_NAME = 'lookalike';

interface Started {
  /** Is changed. */
  environment: NodeJS.ProcessEnv;
  /** Of this program: `process.execPath`. */
  execPath: string;
}

/**
 * An AppImage and a portable program for Windows tell the program inside of themselves through the environment, which
 * every program inherits that is started from it: from its terminal, for one. Taken for ours, it would have an update
 * replace that other program. So what is not about this very program is forgotten, before anybody reads it.
 */
export function forgetOtherPackages({ environment, execPath }: Started): void {
  const own = realPath(execPath);
  if (!isOwnAppImage(environment, own)) forget(environment, /^(?:APPIMAGE|APPDIR|ARGV0|OWD)$/);
  if (!isOwnPortable(environment, own)) forget(environment, /^PORTABLE_EXECUTABLE_/i);
}

/** Its file is mounted, or unpacked, at APPDIR, and the program runs from there. */
function isOwnAppImage({ APPIMAGE, APPDIR }: NodeJS.ProcessEnv, own: string): boolean {
  return Boolean(APPIMAGE) && liesIn(APPDIR, own);
}

/** It unpacks itself into a folder for temporary files, and starts the program from there. */
function isOwnPortable(environment: NodeJS.ProcessEnv, own: string): boolean {
  const { PORTABLE_EXECUTABLE_DIR, PORTABLE_EXECUTABLE_APP_FILENAME: name, TEMP, TMP } = environment;
  if (!PORTABLE_EXECUTABLE_DIR || name?.toLowerCase() !== OWN_NAME) return false;
  // It asks Windows for the folder, which looks at other variables, and in another order, than Node does.
  const windowsTemp = environment['SystemRoot'] && `${environment['SystemRoot']}${sep}Temp`;
  return [TMP, TEMP, tmpdir(), windowsTemp].some((folder) => liesIn(folder, own));
}

function liesIn(folder: string | undefined, own: string): boolean {
  if (!folder) return false;
  const real = realPath(folder);
  return own.startsWith(real.endsWith(sep) ? real : `${real}${sep}`);
}

/** Links are followed, and short names of Windows are written out. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

function forget(environment: NodeJS.ProcessEnv, names: RegExp): void {
  for (const name of Object.keys(environment)) {
    if (names.test(name)) Reflect.deleteProperty(environment, name);
  }
}
