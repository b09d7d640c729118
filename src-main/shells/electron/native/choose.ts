import { basename, join } from 'node:path';
import type { BaseWindow, Dialog, FileFilter, OpenDialogOptions } from 'electron';
import type { DesktopRequest } from '../../../../src-shared/contract/desktop.ts';
import { photoExtensions } from '../../../../src-shared/domain/photo-format.ts';
import type { ShellText } from '../text/text.ts';

type Chosen = Promise<{ path: string | null }>;

interface ChooserParts {
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  /** The dialog belongs to it; none while it is closed. */
  window: () => BaseWindow | null;
  words: ShellText['choose'];
  /** Where new files go unless a person says otherwise. */
  documentsDir: () => string;
}

export interface Chooser {
  folder(): Chosen;
  file(kind: DesktopRequest<'choose.file'>['kind']): Chosen;
  target(request: DesktopRequest<'choose.target'>): Chosen;
}

/** The system's own dialogs. */
export function createChooser({ dialog, window, words, documentsDir }: ChooserParts): Chooser {
  const open = async (options: OpenDialogOptions): Chosen => {
    const owner = window();
    const { canceled, filePaths } = await (owner
      ? dialog.showOpenDialog(owner, options)
      : dialog.showOpenDialog(options));
    return { path: (canceled ? undefined : filePaths[0]) ?? null };
  };
  const all: FileFilter = { name: words.all, extensions: ['*'] };
  const filters = {
    picture: [{ name: words.pictures, extensions: bothCases(photoExtensions) }],
    // Our own exports and the published BiT weights.
    model: [{ name: words.models, extensions: ['safetensors', 'npz'] }, all],
  };
  const targets = {
    model: [{ name: words.models, extensions: ['safetensors'] }],
  };
  return {
    folder: () => open({ title: words.folder, properties: ['openDirectory'] }),
    file: (kind) => open({ title: words[kind], filters: filters[kind], properties: ['openFile'] }),
    target: async ({ kind, suggestedName }) => {
      const options = {
        title: words.target,
        // Only a name: where it goes is the person's choice.
        defaultPath: join(documentsDir(), basename(suggestedName.replaceAll('\\', '/'))),
        filters: [...targets[kind], all],
        properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
      };
      const owner = window();
      const { canceled, filePath } = await (owner
        ? dialog.showSaveDialog(owner, options)
        : dialog.showSaveDialog(options));
      return { path: canceled || filePath === '' ? null : filePath };
    },
  };
}

/** Dialogs on Linux tell `JPG` from `jpg`, and cameras write the former. */
const bothCases = (extensions: readonly string[]): string[] =>
  extensions.flatMap((extension) => [extension, extension.toUpperCase()]);
