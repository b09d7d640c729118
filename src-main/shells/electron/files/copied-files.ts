import { pathToFileURL } from 'node:url';
import { systemProgram } from '../system-program.ts';
import { systemFormat } from './clipboard-format.ts';

/**
 * Files on the clipboard of a Linux desktop. File managers differ in where they look, so all of it goes there at once:
 * GNOME, Xfce, MATE and Cinnamon take their own format, KDE the plain list with a word that they are copied, not cut.
 */
export function linuxFiles(paths: readonly string[]): Record<string, string> {
  const addresses = paths.map((path) => pathToFileURL(path, { windows: false }).href);
  return {
    'text/plain': paths.join('\n'),
    [systemFormat('x-special/gnome-copied-files')]: ['copy', ...addresses].join('\n'),
    [systemFormat('text/uri-list')]: addresses.map((address) => `${address}\r\n`).join(''),
    [systemFormat('application/x-kde-cutselection')]: '0',
  };
}

/** Files on the clipboard of a Mac: a property list of their paths. */
export function macFiles(paths: readonly string[]): Record<string, string> {
  const list = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0"><array>',
    ...paths.map((path) => `<string>${path.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</string>`),
    '</array></plist>',
  ];
  return { 'text/plain': paths.join('\n'), [systemFormat('NSFilenamesPboardType')]: list.join('\n') };
}

interface WindowsCopy {
  program: string;
  args: string[];
  /** The paths: on a command line there would be too little room, and too much to quote. */
  input: string;
}

/**
 * Electron can only write formats that go by a name; that of files (CF_HDROP) goes by a number. So Windows' own
 * PowerShell does it.
 */
export function windowsCopy(paths: readonly string[], environment: NodeJS.ProcessEnv): WindowsCopy {
  const script =
    "$ErrorActionPreference = 'Stop'; Set-Clipboard -LiteralPath ((@($input) -join '') | ConvertFrom-Json)";
  return {
    program: systemProgram('WindowsPowerShell\\v1.0\\powershell.exe', environment),
    args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-Sta', '-Command', script],
    // ASCII alone, whatever code page is read with.
    input: JSON.stringify(paths).replace(
      /[^ -~]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  };
}
