import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Folders of the XDG base directory specification, the person's own first. */
export interface XdgFolders {
  config: readonly string[];
  data: readonly string[];
  /** Of the running desktop, such as `ubuntu` and `gnome`: they choose some programs by name. */
  desktops: readonly string[];
}

export function xdgFolders(environment: NodeJS.ProcessEnv, home = homedir()): XdgFolders {
  const { XDG_CONFIG_HOME, XDG_CONFIG_DIRS, XDG_DATA_HOME, XDG_DATA_DIRS, XDG_CURRENT_DESKTOP } = environment;
  // Relative ones are to be ignored, says the specification.
  const list = (value: string | undefined, usual: string): string[] => {
    const folders = (value ?? '').split(':').filter((folder) => isAbsolute(folder));
    return folders.length > 0 ? folders : usual.split(':');
  };
  return {
    config: [
      ...list(XDG_CONFIG_HOME, join(home, '.config')).slice(0, 1),
      ...list(XDG_CONFIG_DIRS, '/etc/xdg'),
    ],
    data: [
      ...list(XDG_DATA_HOME, join(home, '.local', 'share')).slice(0, 1),
      ...list(XDG_DATA_DIRS, '/usr/local/share:/usr/share'),
    ],
    desktops: (XDG_CURRENT_DESKTOP ?? '')
      .split(':')
      .filter((name) => /^[\w-]+$/u.test(name))
      .map((name) => name.toLowerCase()),
  };
}
