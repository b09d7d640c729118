import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTestFolder } from '../../pictures/folder.ts';

const script = join(import.meta.dirname, '..', '..', '..', 'scripts', 'release', 'check-release.ts');

function makePair() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    secret: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    committed: publicKey.export({ type: 'spki', format: 'pem' }) as string,
  };
}

const pair = makePair();
const release = {
  GITHUB_REF_TYPE: 'tag',
  GITHUB_REF_NAME: 'v1.2.3',
  LOOKALIKE_MAINTAINER: 'Ada <ada@example.org>',
  LOOKALIKE_UPDATE_KEY: pair.secret,
};

/** Runs the script as the workflow does, on sources of version 1.2.3. */
async function checked(environment: Record<string, string>, committed: string | null) {
  await using sources = await makeTestFolder();
  await sources.write('package.json', JSON.stringify({ version: '1.2.3' }));
  if (committed !== null) await sources.write('resources/update-key.pub', committed);
  const { status, stderr } = spawnSync(process.execPath, [script, sources.path], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...environment },
  });
  return { status, stderr };
}

test('lets a release pass, also one without updates, and a build of a branch', async () => {
  const well = { status: 0, stderr: '' };
  expect(await checked(release, pair.committed)).toEqual(well);
  expect(await checked({ ...release, LOOKALIKE_UPDATE_KEY: '' }, null)).toEqual(well);
  const branch = { ...release, GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: 'main' };
  expect(await checked(branch, pair.committed)).toEqual(well);
});

test.each([
  [
    'a tag of another version',
    { GITHUB_REF_NAME: 'v1.2.4' },
    pair.committed,
    'package.json says version 1.2.3',
  ],
  ['a tag that only begins so', { GITHUB_REF_NAME: 'v1.2.3-beta' }, pair.committed, 'The tag is v1.2.3-beta'],
  ['a key without its public half', {}, null, 'resources/update-key.pub is missing'],
  ['a public half without its key', { LOOKALIKE_UPDATE_KEY: '' }, pair.committed, 'KEY is not set'],
  ['halves of two keys', {}, makePair().committed, 'does not belong to'],
  ['a private key in the place of the public', {}, pair.secret, 'is no Ed25519 public key'],
  ['a text that is no key', { LOOKALIKE_UPDATE_KEY: 'secret' }, pair.committed, 'has to be an Ed25519'],
  ['no maintainer', { LOOKALIKE_MAINTAINER: '' }, pair.committed, 'LOOKALIKE_MAINTAINER is not set'],
  // As the packager would after an hour.
  ['a maintainer without an address', { LOOKALIKE_MAINTAINER: 'Ada' }, pair.committed, "is 'Ada'"],
])('stops %s', async (_what, more, committed, says) => {
  const { status, stderr } = await checked({ ...release, ...more }, committed);
  expect(status).toBe(1);
  expect(stderr).toContain(says);
  // One line for a person: no stack, and nothing of the key.
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).not.toContain('PRIVATE KEY');
});
