import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorMessage } from '../../src-shared/domain/coded-error.ts';
import { readPrivateKey } from './signing-key.ts';

// The key pair that updates are signed with.
//   node scripts/release/update-key.ts make <folder>   a new pair; the private half goes into the secret LOOKALIKE_UPDATE_KEY
//   node scripts/release/update-key.ts public <file>   writes the public half of LOOKALIKE_UPDATE_KEY, for the program
// A new pair cuts off every copy that knows the old one: these have to be updated by hand. Keep the private half safe.

const [command, target] = process.argv.slice(2);

try {
  if (command === 'make' && target !== undefined) makeKeys(target);
  else if (command === 'public' && target !== undefined) writePublicHalf(target);
  else throw new Error('Usage: update-key.ts make <folder> | update-key.ts public <file>');
} catch (error) {
  console.error(errorMessage(error));
  process.exitCode = 1;
}

function makeKeys(folder: string): void {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  mkdirSync(folder, { recursive: true });
  const privateFile = join(folder, 'update-key.pem');
  // 'wx': a key that is in use is never written over.
  const privateText = privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(privateFile, privateText, { flag: 'wx', mode: 0o600 });
  writeFileSync(join(folder, 'update-key.pub'), publicText(publicKey), { flag: 'wx' });
  console.log(`${privateFile}: keep it secret and out of the repository.`);
}

function writePublicHalf(file: string): void {
  const publicKey = createPublicKey(readPrivateKey());
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, publicText(publicKey));
}

function publicText(publicKey: KeyObject): string {
  return publicKey.export({ type: 'spki', format: 'pem' }) as string;
}
