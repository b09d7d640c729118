import type { Clipboard, ClipboardItem } from 'electron';
import type { PhotoId } from '../../../../src-shared/contract/ids.ts';
import { CodedError, errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import { askProgram } from '../../ask-program.ts';
import { linuxFiles, macFiles, windowsCopy } from './copied-files.ts';
import { fileMissing, type PhotoFiles } from './photo-files.ts';

interface CopyParts {
  files: Pick<PhotoFiles, 'existing'>;
  clipboard: Pick<Clipboard, 'write'>;
  ClipboardItem: new (items: Record<string, string>) => ClipboardItem;
  platform: NodeJS.Platform;
  environment: NodeJS.ProcessEnv;
}

/** Puts the files of photos on the clipboard, so that a file manager pastes copies of them. */
export function createCopyFiles(parts: CopyParts): (photoIds: readonly PhotoId[]) => Promise<void> {
  const { files, clipboard, ClipboardItem, platform, environment } = parts;
  return async (photoIds) => {
    const paths = await files.existing(photoIds);
    if (paths.length === 0) throw fileMissing();
    try {
      if (platform === 'win32')
        await askProgram({ ...windowsCopy(paths, environment), environment, withinMs: 30_000 });
      else
        await clipboard.write([
          new ClipboardItem(platform === 'darwin' ? macFiles(paths) : linuxFiles(paths)),
        ]);
    } catch (error) {
      throw new CodedError(
        'clipboard-refused',
        `The clipboard did not take the files (${errorMessage(error)}). Show them in their folder and copy them there.`,
        { cause: error },
      );
    }
  };
}
