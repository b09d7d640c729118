import { spawn } from 'node:child_process';
import type { Clipboard, ClipboardItem } from 'electron';
import type { PhotoId } from '../../../../src-shared/contract/ids.ts';
import { CodedError, errorMessage } from '../../../../src-shared/domain/coded-error.ts';
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
      if (platform === 'win32') await runOnWindows(windowsCopy(paths, environment));
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

function runOnWindows({ program, args, input }: ReturnType<typeof windowsCopy>): Promise<void> {
  const child = spawn(program, args, {
    stdio: ['pipe', 'ignore', 'pipe'],
    windowsHide: true,
    timeout: 30_000,
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    complaint = `${complaint}${part}`.slice(0, 500);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    // One that does not read ends before it is told everything; its exit code says why.
    child.stdin.once('error', () => undefined);
    child.stdin.end(input);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(complaint.trim() || `PowerShell ended with ${code ?? 'a signal'}`));
    });
  });
}
