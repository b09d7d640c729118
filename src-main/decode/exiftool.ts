import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { ExifTool, exiftoolPath } from 'exiftool-vendored';
import { rawNeedsExifTool, type FilePath } from './failure.ts';

let running: Promise<ExifTool> | undefined;

/**
 * One ExifTool process, started by the first RAW photo and kept for the next: a start costs 0.1 s, a question
 * to the running process a few milliseconds.
 *
 * @param path names the photo in the failure where ExifTool cannot run here
 */
export async function exifTool(path: FilePath): Promise<ExifTool> {
  running ??= start(path);
  try {
    return await running;
  } catch (error) {
    // Asked anew by the next photo, so that installing Perl helps without a restart.
    running = undefined;
    throw error;
  }
}

/** Ends the process, if one was started. */
export async function endExifTool(): Promise<void> {
  const ending = running;
  running = undefined;
  const tool = await ending?.catch(() => undefined);
  await tool?.end();
}

async function start(path: FilePath): Promise<ExifTool> {
  const env = { ...process.env, LANG: 'C' };
  const { command, args } = await findExifTool(path);
  try {
    await promisify(execFile)(command, [...args, '-ver'], { env, windowsHide: true });
  } catch (cause) {
    const hint =
      command === 'perl'
        ? 'It needs Perl: install the package "perl", then retry this photo.'
        : 'It could not be started: reinstall Lookalike, then retry this photo.';
    throw rawNeedsExifTool(hint, path, cause);
  }
  return new ExifTool({
    maxProcs: 1,
    processFactory: () => {
      const child = spawn(command, [...args, '-stay_open', 'True', '-@', '-'], { env, windowsHide: true });
      // A start that fails reaches the caller as a rejected task; as an unheard event it would end us.
      child.on('error', () => undefined);
      return Promise.resolve(child);
    },
  });
}

/** Off Windows ExifTool is a Perl script; it is handed to Perl, because its first line expects /usr/bin/perl. */
async function findExifTool(path: FilePath): Promise<{ command: string; args: string[] }> {
  try {
    const program = await exiftoolPath();
    return process.platform === 'win32'
      ? { command: program, args: [] }
      : { command: 'perl', args: [program] };
  } catch (cause) {
    throw rawNeedsExifTool('It is not installed: run "npm ci" again, then retry this photo.', path, cause);
  }
}
