import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import { formatOfName } from '../../../../src-shared/domain/photo-format.ts';

export const isDeepLink = (text: string): boolean => /^lookalike:/i.test(text);

/**
 * The file that `lookalike://similar?path=…` names. Any web page can hold such a link, so it may only point at a photo
 * on this machine: a share on somebody's server would be sent the person's password by Windows just for being looked at.
 * @throws CodedError 'link-refused'
 */
export function readDeepLink(link: string, platform: NodeJS.Platform): string {
  const url = URL.parse(link);
  const names = [...(url?.searchParams.keys() ?? [])];
  const isForm =
    url?.protocol === 'lookalike:' &&
    url.host === 'similar' &&
    ['', '/'].includes(url.pathname) &&
    url.username === '' &&
    url.password === '' &&
    url.hash === '' &&
    names.length === 1;
  const path = isForm ? url.searchParams.get('path') : null;
  if (path === null) throw refused('This link is none that Lookalike understands.');
  if (path.length > 4_096 || hasControl(path)) throw refused('This link names no file.');
  if (!(platform === 'win32' ? isLocalOnWindows(path) : isLocalElsewhere(path))) {
    throw refused('This link does not name a file on this machine.', path);
  }
  if (formatOfName(path) === undefined) throw refused('This link does not name a photo.', path);
  return path;
}

function refused(message: string, path?: string): CodedError {
  return new CodedError(
    'link-refused',
    `${message} Nothing was opened.`,
    // It is shown to a person, who should not have to look at a page of it.
    path === undefined || path.length > 300 ? {} : { path },
  );
}

/** Control characters, and those that turn the direction of writing: they hide what a path says. */
const hasControl = (path: string): boolean =>
  /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]/u.test(path);

/** `C:\…` alone. Not `\\server\share`, `\\?\…`, `\\.\…`, `//server`, a stream (`a.jpg:b`) or a device (`C:\NUL.jpg`). */
function isLocalOnWindows(path: string): boolean {
  const [, inside] = /^[a-z]:[\\/](.*)$/is.exec(path) ?? [];
  if (inside === undefined || /[:*?"<>|]/.test(inside)) return false;
  return inside.split(/[\\/]/).every((part) => {
    const isDevice = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[\d¹²³]|lpt[\d¹²³])\s*(\.|$)/i.test(part);
    return part !== '' && !isDevice && !/[. ]$/.test(part);
  });
}

/** From the root, and not where a look mounts a stranger's server or reads a device. */
function isLocalElsewhere(path: string): boolean {
  const parts = path.split('/');
  const isPlain = parts[0] === '' && parts.slice(1).every((part) => !['', '.', '..'].includes(part));
  return isPlain && !['dev', 'proc', 'sys', 'net', 'Network'].includes(parts[1] ?? '');
}
