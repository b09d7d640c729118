import { createPrivateKey, type KeyObject } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import {
  parseUpdateKey,
  sha512Of,
  signFile,
  isSignedBy,
} from '../../src-main/shells/electron/updates/signature.ts';

// Lays a signature beside every file of a release that people install: `<file>.sig`, checked by every update.
//   LOOKALIKE_UPDATE_KEY="$(cat update-key.pem)" node scripts/release/sign-artifacts.ts release --version 1.2.3
// The key is a secret of the release workflow; scripts/release/update-key.ts makes one. With --public-key <file> the
// signatures are also checked with the key that lies in the program, so that no release goes out that nobody can install, and
// that key is laid beside them, for whoever checks a download by hand.

const installable = /\.(exe|AppImage|deb|rpm)$/;

const [folder, ...options] = process.argv.slice(2);
const version = optionOf('--version') ?? packageVersion();
const publicKeyFile = optionOf('--public-key');
const secret = process.env['LOOKALIKE_UPDATE_KEY'];
if (folder === undefined || !existsSync(folder)) fail('Name the folder with the files of the release.');
if (!secret) fail('LOOKALIKE_UPDATE_KEY is not set. It holds the private key as PEM text.');

const privateKey = privateKeyOf(secret);
const publicKey = publicKeyFile === undefined ? null : publicKeyIn(publicKeyFile);

const names = readdirSync(folder).filter((name) => installable.test(name));
if (names.length === 0) fail(`There is nothing to sign in ${resolve(folder)}.`);
for (const name of names.toSorted()) {
  const path = join(folder, name);
  const file = { version, name: basename(path), sha512: await sha512Of(path) };
  const signature = signFile(file, privateKey);
  if (publicKey && !isSignedBy(publicKey, file, signature)) {
    fail(
      `${publicKeyFile ?? ''} does not belong to LOOKALIKE_UPDATE_KEY: no copy of Lookalike would take this update.`,
    );
  }
  writeFileSync(`${path}.sig`, signature);
  console.log(`signed ${name}, version ${version}`);
}
if (publicKeyFile !== undefined) copyFileSync(publicKeyFile, join(folder, 'update-key.pub'));

function privateKeyOf(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // What OpenSSL says of a text that is no key helps nobody.
  }
  return fail('LOOKALIKE_UPDATE_KEY has to be an Ed25519 private key as PEM text.');
}

function publicKeyIn(file: string): KeyObject {
  if (!existsSync(file)) {
    fail(
      `${file} is missing: without it no copy of Lookalike can check these signatures. ` +
        `Write it with "node scripts/release/update-key.ts public ${file}", and commit it.`,
    );
  }
  return parseUpdateKey(readFileSync(file, 'utf8')) ?? fail(`${file} is no Ed25519 public key.`);
}

function optionOf(name: string): string | undefined {
  const place = options.indexOf(name);
  return place < 0 ? undefined : options[place + 1];
}

function packageVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
