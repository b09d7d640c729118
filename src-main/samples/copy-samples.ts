import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CodedError, errorCode } from '../../src-shared/domain/coded-error.ts';

/**
 * Copies the sample pictures, with their sub-folders, into `targetDir`. What is there already stays as it is, so
 * that copying again only brings back what was deleted. A file appears under its name when it is whole.
 * @throws CodedError 'samples-missing', 'samples-not-copied'
 */
export async function copySamples(samplesDir: string, targetDir: string): Promise<void> {
  const names = await listSamples(samplesDir);
  try {
    for (const name of names) await copyUnlessThere(join(samplesDir, name), join(targetDir, name));
  } catch (error) {
    throw new CodedError(
      'samples-not-copied',
      `The sample pictures could not be copied (${errorCode(error)}). Make room, or allow writing to the folder.`,
      { path: targetDir, cause: error },
    );
  }
}

/** Paths relative to the folder. */
async function listSamples(samplesDir: string): Promise<string[]> {
  const all = await readdir(samplesDir, { recursive: true }).catch((): string[] => []);
  const names = all.filter((name) => name.endsWith('.jpg')).sort();
  if (names.length > 0) return names;
  throw new CodedError('samples-missing', 'The sample pictures are missing. Install Lookalike again.', {
    path: samplesDir,
  });
}

async function copyUnlessThere(source: string, target: string): Promise<void> {
  if (await isThere(target)) return;
  await mkdir(dirname(target), { recursive: true });
  // Hidden until it is whole, so that a scan never sees half of it.
  const unfinished = join(dirname(target), `.${process.pid}.part`);
  try {
    // Read and written rather than copied: inside an application archive only reading works.
    await writeFile(unfinished, await readFile(source));
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).size > 0;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
