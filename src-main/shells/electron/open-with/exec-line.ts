import { pathToFileURL } from 'node:url';
import type { DesktopEntry } from './desktop-entry.ts';

/**
 * The Exec line of a .desktop file as a program and its arguments, with the file put in; null where the line breaks
 * the specification's rules. No shell is involved, so nothing in a file's name can be taken for a command.
 */
export function commandOf(entry: DesktopEntry, path: string): [program: string, ...args: string[]] | null {
  const words = splitExec(entry.exec);
  if (!words) return null;
  /** A program that says it opens pictures, and not how, gets the file at the end. */
  const takesFile = words.some(
    ({ text, isQuoted }) => !isQuoted && /%[fFuU]/u.test(text.replaceAll('%%', '')),
  );
  const args = words.flatMap(({ text, isQuoted }) => {
    // Inside quotes field codes have no meaning.
    if (isQuoted) return [text];
    switch (text) {
      case '%f':
      case '%F':
        return [path];
      case '%u':
      case '%U':
        return [pathToFileURL(path).href];
      case '%i':
        return entry.icon === null ? [] : ['--icon', entry.icon];
      case '%c':
        return [entry.name];
      case '%k':
        return [entry.path];
    }
    const filled = text.replace(/%(.)/gu, (_whole, code: string) => {
      if (code === '%') return '%';
      if (code === 'f') return path;
      if (code === 'u') return pathToFileURL(path).href;
      if (code === 'c') return entry.name;
      // Deprecated codes, and those that only may stand alone.
      return '';
    });
    return filled === '' ? [] : [filled];
  });
  const [program, ...rest] = args;
  if (!program || program.includes('=')) return null;
  return [program, ...rest, ...(takesFile ? [] : [path])];
}

interface ExecWord {
  text: string;
  isQuoted: boolean;
}

function splitExec(exec: string): ExecWord[] | null {
  const words: ExecWord[] = [];
  let rest = exec.trim();
  while (rest !== '') {
    const [whole, quoted, plain] = /^(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))(?:\s+|$)/su.exec(rest) ?? [];
    if (whole === undefined) return null;
    if (plain !== undefined) words.push({ text: plain, isQuoted: false });
    else words.push({ text: (quoted ?? '').replace(/\\(["`$\\])/gu, '$1'), isQuoted: true });
    rest = rest.slice(whole.length);
  }
  return words;
}
