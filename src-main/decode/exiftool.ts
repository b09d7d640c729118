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

/** 'ExifTool 13.30', or throws 'raw-needs-exiftool' with what is missing. */
export async function exifToolVersion(): Promise<string> {
  const { command, args } = await findExifTool(undefined);
  return `ExifTool ${await askVersion(command, args, undefined)}`;
}

/** Ends the process, if one was started. */
export async function endExifTool(): Promise<void> {
  const ending = running;
  running = undefined;
  const tool = await ending?.catch(() => undefined);
  await tool?.end();
}

async function start(path: FilePath): Promise<ExifTool> {
  const { command, args } = await findExifTool(path);
  await askVersion(command, args, path);
  return new ExifTool({
    maxProcs: 1,
    processFactory: () => {
      const child = spawn(command, [...args, '-stay_open', 'True', '-@', '-'], {
        env: environment(),
        windowsHide: true,
        // Out of the terminal's reach: Ctrl-C is for us to stop cleanly, and the RAW photo in flight is to be finished.
        detached: process.platform !== 'win32',
      });
      // A start that fails reaches the caller as a rejected task; as an unheard event it would end us.
      child.on('error', () => undefined);
      return Promise.resolve(child);
    },
  });
}

async function askVersion(command: string, args: string[], path: FilePath): Promise<string> {
  try {
    const options = { env: environment(), windowsHide: true };
    return (await promisify(execFile)(command, [...args, '-ver'], options)).stdout.trim();
  } catch (cause) {
    const hint =
      command === 'perl'
        ? 'It needs Perl: install the package "perl", then retry this photo.'
        : 'It could not be started: reinstall Lookalike, then retry this photo.';
    throw rawNeedsExifTool(hint, path, cause);
  }
}

/** Numbers and dates as ExifTool writes them in English, whatever the machine speaks. */
const environment = () => ({ ...process.env, LANG: 'C' });

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
