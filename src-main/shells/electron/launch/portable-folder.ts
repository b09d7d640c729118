import { isAbsolute, join } from 'node:path';

/** Where a copy that is carried around keeps its library: with itself. Undefined for any other copy. */
export function portableFolder(
  environment: NodeJS.ProcessEnv,
  isFolder: (path: string) => boolean,
): string | undefined {
  // Set by the portable program for Windows: the folder that it was started from.
  const { PORTABLE_EXECUTABLE_DIR: windowsFolder, APPIMAGE: appImage } = environment;
  if (windowsFolder !== undefined && isAbsolute(windowsFolder)) return join(windowsFolder, 'Lookalike data');
  if (appImage === undefined || !isAbsolute(appImage)) return undefined;
  // An AppImage is not portable by itself. A person makes it so by making this folder.
  const beside = `${appImage}.data`;
  return isFolder(beside) ? beside : undefined;
}
