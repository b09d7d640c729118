import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UpdateState } from '../../../../src-shared/contract/desktop.ts';
import { parseUpdateKey } from './signature.ts';

export type UpdateObstacle = Extract<UpdateState, { state: 'unavailable' }>['reason'];

/** What this copy of the program is, as far as it matters to updates. */
export interface UpdateFacts {
  isPackaged: boolean;
  /** Its library lies beside it and is found by the program's name; an update may bring another name. */
  isPortable: boolean;
  platform: NodeJS.Platform;
  environment: Readonly<Record<string, string | undefined>>;
  /** Where the packager laid app-update.yml: `process.resourcesPath`. */
  resourcesDir: string;
  /** The public key that updates are signed for: resources/update-key.pub inside the program. */
  keyFile: string;
}

/** Why this copy cannot update itself; null when it can. Reads two small files and asks nobody. */
export function findUpdateObstacle(facts: UpdateFacts): UpdateObstacle | null {
  const { platform, environment } = facts;
  if (!facts.isPackaged) return 'from-source';
  if (facts.isPortable) return 'portable';
  // Set by the AppImage itself; what came as a deb or rpm is the package manager's to replace.
  if (platform === 'linux' && !environment['APPIMAGE']) return 'package-manager';
  if (platform !== 'linux' && platform !== 'win32') return 'no-source';

  const source = textOf(join(facts.resourcesDir, 'app-update.yml'));
  if (source === null) return 'no-source';
  // Without a publisher's name the updater skips Windows' own signature check, silently.
  if (platform === 'win32' && !namesPublisher(source)) return 'unsigned';
  if (parseUpdateKey(textOf(facts.keyFile) ?? '') === null) return 'unsigned';
  return null;
}

/** `publisherName` as the packager writes it: a list, or a single name on the same line. */
function namesPublisher(yaml: string): boolean {
  const found = /^publisherName:[ \t]*(?:\r?\n[ \t]*-[ \t]*)?(\S.*)$/m.exec(yaml);
  // What follows may be the next setting of the file, and not a name.
  return found?.[1] !== undefined && !/^(\[\s*\]|null|~|''|""|#.*|[A-Za-z]\w*:.*)\s*$/.test(found[1]);
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
