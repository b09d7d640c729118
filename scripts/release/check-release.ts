import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorMessage } from '../../src-shared/domain/coded-error.ts';
import { maintainerOf } from '../package/environment-config.ts';
import { hasPrivateKey, readPrivateKeyOf } from './signing-key.ts';

// Says, before an hour of building, what would break a release at its end.
//   node scripts/release/check-release.ts [<folder of the sources>]
// It reads GITHUB_REF_TYPE, GITHUB_REF_NAME, LOOKALIKE_UPDATE_KEY and LOOKALIKE_MAINTAINER, and needs no installed package: the job that
// runs it holds the key, and no code of others should see that.

const packageDir = process.argv[2] ?? join(import.meta.dirname, '..', '..');

for (const check of [checkTag, checkKey, checkMaintainer]) {
  try {
    check();
  } catch (error) {
    console.error(errorMessage(error));
    process.exitCode = 1;
  }
}

/** The packages say the version of package.json, and the updater looks for the tag of that version. */
function checkTag(): void {
  if (process.env['GITHUB_REF_TYPE'] !== 'tag') return;
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as {
    version: string;
  };
  const tag = process.env['GITHUB_REF_NAME'] ?? '';
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, and package.json says version ${version}.`);
}

/** Both halves, or neither: a key that the program does not know signs what no copy takes. */
function checkKey(): void {
  const publicFile = join(packageDir, 'resources', 'update-key.pub');
  if (hasPrivateKey() || existsSync(publicFile)) readPrivateKeyOf(publicFile);
}

/** Every build of the workflow has a place for updates, and then has to say who maintains it. */
function checkMaintainer(): void {
  if (maintainerOf(process.env) === null) {
    throw new Error('LOOKALIKE_MAINTAINER is not set: it has to be Name <address>.');
  }
}
