import { constants, copyFileSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { errorMessage } from '../../src-shared/domain/coded-error.ts';
import { mergeFeeds } from './update-feed.ts';

// node scripts/package/gather-release.ts <folder with one folder for each machine> <release folder>
// Puts what the machines of a release made into one folder. Where two of them wrote a feed of the same name, as both
// kinds of Windows do, it names the files of both.

const [from, to] = process.argv.slice(2);
try {
  if (from === undefined || to === undefined)
    throw new Error('Name the folder of the packages, and a new one.');
  gather(from, to);
} catch (error) {
  console.error(errorMessage(error));
  process.exitCode = 1;
}

function gather(packagesDir: string, releaseDir: string): void {
  mkdirSync(releaseDir);
  const feeds = new Map<string, string[]>();
  for (const file of globSync('*/*', { cwd: packagesDir }).sort()) {
    const path = join(packagesDir, file);
    const name = basename(file);
    if (/^latest.*\.yml$/.test(name)) {
      feeds.set(name, [...(feeds.get(name) ?? []), readFileSync(path, 'utf8')]);
    } else {
      // Two machines that make a file of one name: one of them would be lost.
      copyFileSync(path, join(releaseDir, name), constants.COPYFILE_EXCL);
    }
  }
  for (const [name, texts] of feeds) writeFileSync(join(releaseDir, name), mergeFeeds(texts));
}
