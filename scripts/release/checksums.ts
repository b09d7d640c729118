import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';

// Writes SHA256SUMS over every file of a release, in the form that `sha256sum --check` reads.
//   node scripts/release/checksums.ts release

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Name the folder with the files of the release.');
  process.exit(1);
}

const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'SHA256SUMS')
  .map(({ name }) => name)
  .toSorted();
if (names.length === 0) {
  console.error(`There are no files in ${resolve(folder)}.`);
  process.exit(1);
}

const lines = [];
for (const name of names) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(folder, name)), hash);
  lines.push(`${hash.digest('hex')}  ${name}\n`);
}
writeFileSync(join(folder, 'SHA256SUMS'), lines.join(''));
console.log(`SHA256SUMS: ${names.length} files`);
