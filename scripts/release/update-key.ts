import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// The key pair that updates are signed with.
//   node scripts/release/update-key.ts make <folder>   a new pair; the private half goes into the secret LOOKALIKE_UPDATE_KEY
//   node scripts/release/update-key.ts public <file>   writes the public half of LOOKALIKE_UPDATE_KEY, for the program
// A new pair cuts off every copy that knows the old one: these have to be updated by hand. Keep the private half safe.

const [command, target] = process.argv.slice(2);

if (command === 'make' && target !== undefined) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  mkdirSync(target, { recursive: true });
  const privateFile = join(target, 'update-key.pem');
  // 'wx': a key that is in use is never written over.
  const options = { flag: 'wx', mode: 0o600 };
  writeFileSync(privateFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), options);
  writeFileSync(join(target, 'update-key.pub'), publicKey.export({ type: 'spki', format: 'pem' }), {
    flag: 'wx',
  });
  console.log(`${privateFile}: keep it secret and out of the repository.`);
} else if (command === 'public' && target !== undefined) {
  const secret = process.env['LOOKALIKE_UPDATE_KEY'];
  if (!secret) fail('LOOKALIKE_UPDATE_KEY is not set. It holds the private key as PEM text.');
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, createPublicKey(createPrivateKey(secret)).export({ type: 'spki', format: 'pem' }));
} else {
  fail('Usage: update-key.ts make <folder> | update-key.ts public <file>');
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
