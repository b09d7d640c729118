import { basename } from 'node:path';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import { foreignEnvironment } from '../../foreign-environment.ts';
import { launchProgram } from '../../launch-program.ts';
import { findAssociations } from './associations.ts';
import { type DesktopEntry, readDesktopEntry } from './desktop-entry.ts';
import { commandOf } from './exec-line.ts';
import { pictureTypes } from './picture-types.ts';
import type { Program } from './program.ts';
import { xdgFolders } from './xdg-folders.ts';

/** A menu with more is no quicker than the file manager. */
const MOST = 15;

interface LinuxParts {
  environment: NodeJS.ProcessEnv;
  locale: string;
  /** Our own program files: we are left out of the list. */
  ownPrograms: readonly string[];
}

/** The programs of a Linux desktop that say they open such a picture, the usual one first. */
export async function linuxPrograms(path: string, parts: LinuxParts): Promise<Program[]> {
  const { environment, locale } = parts;
  const folders = xdgFolders(environment);
  const { preferred, all } = await findAssociations(folders, pictureTypes(path));
  const where = { locale, searchPath: environment['PATH'] ?? '' };
  const programs: Program[] = [];
  const names = new Set<string>();
  for (const id of new Set([...preferred, ...all])) {
    const entry = await readDesktopEntry(id, folders.data, where);
    if (!entry || isOurs(entry, parts) || names.has(entry.name)) continue;
    // A program that keeps out of menus is still right where a person, or the desktop, chose it.
    if (entry.isHiddenFromMenus && !preferred.includes(id)) continue;
    names.add(entry.name);
    programs.push(programOf(entry, environment));
    if (programs.length === MOST) break;
  }
  return programs;
}

function programOf(entry: DesktopEntry, environment: NodeJS.ProcessEnv): Program {
  return {
    name: entry.name,
    open: async (path) => {
      const command = commandOf(entry, path);
      if (!command) {
        throw new CodedError(
          'program-not-started',
          `${entry.name} could not be started: the Exec line of ${entry.path} is not valid.`,
          { path: entry.path },
        );
      }
      const [program, ...args] = command;
      await launchProgram({
        program,
        args,
        environment: foreignEnvironment(environment),
        folder: entry.folder,
      });
    },
  };
}

function isOurs(entry: DesktopEntry, { ownPrograms }: LinuxParts): boolean {
  const program = commandOf(entry, '')?.[0] ?? '';
  return (
    entry.id.toLowerCase() === 'lookalike.desktop' ||
    ownPrograms.some((own) => own === program || basename(own) === basename(program))
  );
}
