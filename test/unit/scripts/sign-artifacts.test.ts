import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isSignedBy, parseUpdateKey } from '../../../src-main/shells/electron/updates/signature.ts';

let dir: string;
let release: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lookalike release ü '));
  release = mkdtempSync(join(dir, 'files '));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

/** Runs a script as the release workflow does, in a process of its own. */
function script(name: string, parts: string[], environment: Record<string, string> = {}) {
  const path = join(import.meta.dirname, '..', '..', '..', 'scripts', 'release', name);
  const { LOOKALIKE_UPDATE_KEY: _, ...inherited } = process.env;
  return spawnSync(process.execPath, [path, ...parts], {
    encoding: 'utf8',
    env: { ...inherited, ...environment },
  });
}

const read = (...names: string[]) => readFileSync(join(...names), 'utf8');

function makeKey(name: string) {
  const folder = join(dir, name);
  expect(script('update-key.ts', ['make', folder])).toMatchObject({ status: 0 });
  return { publicFile: join(folder, 'update-key.pub'), secret: read(folder, 'update-key.pem') };
}

it('signs what people install, and a copy with the public key takes just these files', () => {
  const { publicFile, secret } = makeKey('keys');
  writeFileSync(join(release, 'Lookalike-1.2.3-x64.AppImage'), 'the program');
  writeFileSync(join(release, 'lookalike_1.2.3_amd64.deb'), 'the same as a package');
  writeFileSync(join(release, 'latest-linux.yml'), 'version: 1.2.3');

  const signed = script('sign-artifacts.ts', [release, '--version', '1.2.3', '--public-key', publicFile], {
    LOOKALIKE_UPDATE_KEY: secret,
  });

  expect(signed).toMatchObject({ status: 0, stderr: '' });
  expect(readdirSync(release).filter((name) => name.endsWith('.sig'))).toEqual([
    'Lookalike-1.2.3-x64.AppImage.sig',
    'lookalike_1.2.3_amd64.deb.sig',
  ]);
  // For whoever checks a download by hand.
  expect(read(release, 'update-key.pub')).toBe(read(publicFile));
  const name = 'Lookalike-1.2.3-x64.AppImage';
  const file = { version: '1.2.3', name, sha512: createHash('sha512').update('the program').digest() };
  expect(isSignedBy(parseUpdateKey(read(publicFile))!, file, read(release, `${name}.sig`))).toBe(true);
});

it('signs nothing without a key, and not with one that the program does not know', () => {
  writeFileSync(join(release, 'Lookalike-1.2.3-x64.AppImage'), 'the program');
  const ours = makeKey('ours');
  const { secret } = makeKey('others');

  const keyless = script('sign-artifacts.ts', [release]);
  const foreign = script('sign-artifacts.ts', [release, '--public-key', ours.publicFile], {
    LOOKALIKE_UPDATE_KEY: secret,
  });

  expect(keyless).toMatchObject({ status: 1, stderr: expect.stringContaining('is not set') as string });
  expect(foreign).toMatchObject({ status: 1, stderr: expect.stringContaining('does not belong') as string });
  expect(readdirSync(release)).toEqual(['Lookalike-1.2.3-x64.AppImage']);
});

it.each([
  ['without its public half', {}, 'update-key.pub is missing'],
  ['that is no key', { LOOKALIKE_UPDATE_KEY: 'a text' }, 'has to be an Ed25519 private key'],
])('says in one line what is wrong with a key %s', (_what, more, says) => {
  writeFileSync(join(release, 'Lookalike-1.2.3-x64.AppImage'), 'the program');
  const { secret } = makeKey('keys');
  const { status, stderr } = script(
    'sign-artifacts.ts',
    [release, '--public-key', join(dir, 'resources', 'update-key.pub')],
    { LOOKALIKE_UPDATE_KEY: secret, ...more },
  );
  expect(status).toBe(1);
  expect(stderr).toContain(says);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(readdirSync(release)).toEqual(['Lookalike-1.2.3-x64.AppImage']);
});

it('writes no public half of what is no key for updates', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const other = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  for (const [secret, says] of [
    ['', 'is not set'],
    ['a text', 'has to be an Ed25519 private key'],
    [other, 'has to be an Ed25519 private key'],
  ] as const) {
    const { status, stderr } = script('update-key.ts', ['public', join(dir, 'update-key.pub')], {
      LOOKALIKE_UPDATE_KEY: secret,
    });
    expect(status).toBe(1);
    expect(stderr).toContain(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
  expect(existsSync(join(dir, 'update-key.pub'))).toBe(false);
});

it('says so when there is nothing to sign', () => {
  const { secret } = makeKey('keys');
  const { status, stderr } = script('sign-artifacts.ts', [release], { LOOKALIKE_UPDATE_KEY: secret });
  expect({ status, stderr }).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('nothing to sign') as string,
  });
});

it('makes a private key that only its owner reads, and never writes over one', () => {
  const { publicFile, secret } = makeKey('keys');
  if (process.platform !== 'win32') {
    expect(statSync(join(dir, 'keys', 'update-key.pem')).mode & 0o777).toBe(0o600);
  }

  expect(script('update-key.ts', ['make', join(dir, 'keys')]).status).not.toBe(0);
  expect(read(dir, 'keys', 'update-key.pem')).toBe(secret);

  // The build of a release has only the secret, and derives from it what goes into the program.
  const derived = join(dir, 'app', 'update-key.pub');
  expect(script('update-key.ts', ['public', derived], { LOOKALIKE_UPDATE_KEY: secret }).status).toBe(0);
  expect(read(derived)).toBe(read(publicFile));
  expect(parseUpdateKey(secret), 'a private key in its place is refused').toBeNull();
});

it('writes checksums that sha256sum agrees with', () => {
  writeFileSync(join(release, 'b ü.deb'), 'b');
  writeFileSync(join(release, 'a.AppImage'), 'a');

  expect(script('checksums.ts', [release]).status).toBe(0);
  expect(script('checksums.ts', [release]).status, 'a second time as well').toBe(0);

  expect(read(release, 'SHA256SUMS').split('\n')).toHaveLength(3);
  if (process.platform === 'linux') {
    expect(execFileSync('sha256sum', ['--check', 'SHA256SUMS'], { cwd: release, encoding: 'utf8' })).toBe(
      'a.AppImage: OK\nb ü.deb: OK\n',
    );
  }
});
