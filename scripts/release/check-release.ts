import { createPrivateKey, createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseUpdateKey } from '../../src-main/shells/electron/updates/signature.ts';

// Says, before an hour of building, what would break a release at its end.
//   node scripts/release/check-release.ts [<folder of the sources>]
// It reads GITHUB_REF_TYPE, GITHUB_REF_NAME, LOOKALIKE_UPDATE_KEY and LOOKALIKE_MAINTAINER, and needs no installed package: the job that
// runs it holds the key, and no code of others should see that.

const packageDir = process.argv[2] ?? join(import.meta.dirname, '..', '..');

const faults = [...tagFaults(), ...keyFaults(), ...maintainerFaults()];
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;

/** The packages say the version of package.json, and the updater looks for the tag of that version. */
function tagFaults(): string[] {
  if (process.env['GITHUB_REF_TYPE'] !== 'tag') return [];
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as {
    version: string;
  };
  const tag = process.env['GITHUB_REF_NAME'] ?? '';
  return tag === `v${version}` ? [] : [`The tag is ${tag}, and package.json says version ${version}.`];
}

/** Both halves, or neither: a key that the program does not know signs what no copy takes. */
function keyFaults(): string[] {
  const secret = process.env['LOOKALIKE_UPDATE_KEY'] ?? '';
  const file = join(packageDir, 'resources', 'update-key.pub');
  const committed = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (secret === '') {
    return committed === null
      ? []
      : [
          'resources/update-key.pub is committed, and LOOKALIKE_UPDATE_KEY is not set: no copy would take this release.',
        ];
  }
  if (committed === null) {
    return [
      'LOOKALIKE_UPDATE_KEY is set, and resources/update-key.pub is missing: write it with ' +
        '"node scripts/release/update-key.ts public resources/update-key.pub", and commit it.',
    ];
  }
  const publicKey = parseUpdateKey(committed);
  if (publicKey === null) return ['resources/update-key.pub is no Ed25519 public key.'];
  try {
    if (createPublicKey(createPrivateKey(secret)).equals(publicKey)) return [];
  } catch {
    return ['LOOKALIKE_UPDATE_KEY has to be an Ed25519 private key as PEM text.'];
  }
  return [
    'resources/update-key.pub does not belong to LOOKALIKE_UPDATE_KEY: no copy would take this release.',
  ];
}

/** Every build of the workflow has a place for updates, and then has to say who maintains it. */
function maintainerFaults(): string[] {
  return process.env['LOOKALIKE_MAINTAINER']
    ? []
    : ['LOOKALIKE_MAINTAINER is not set: it has to be Name <address>.'];
}
