import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parseUpdateKey } from '../../src-main/shells/electron/updates/signature.ts';

/** Whether the environment holds the key that updates are signed with. A secret that does not exist is an empty text. */
export const hasPrivateKey = (): boolean => secretKey() !== '';

/** @throws Error, one line for a person, where LOOKALIKE_UPDATE_KEY is not set or is no such key */
export function readPrivateKey(): KeyObject {
  const secret = secretKey();
  if (secret === '') {
    throw new Error('LOOKALIKE_UPDATE_KEY is not set: it has to be an Ed25519 private key as PEM text.');
  }
  try {
    const key = createPrivateKey(secret);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // What OpenSSL says of a text that is no key helps nobody.
  }
  throw new Error('LOOKALIKE_UPDATE_KEY has to be an Ed25519 private key as PEM text.');
}

/**
 * The private key, whose public half is that of the program: what any other signs, no copy takes.
 *
 * @throws Error, one line for a person, where one half is missing or is no key, or they belong to two
 */
export function readPrivateKeyOf(publicFile: string): KeyObject {
  const privateKey = readPrivateKey();
  if (!existsSync(publicFile)) {
    throw new Error(
      `${publicFile} is missing: without it no copy of Lookalike can check a signature. ` +
        `Write it with "node scripts/release/update-key.ts public ${publicFile}", and commit it.`,
    );
  }
  const publicKey = parseUpdateKey(readFileSync(publicFile, 'utf8'));
  if (publicKey === null) throw new Error(`${publicFile} is no Ed25519 public key.`);
  if (!createPublicKey(privateKey).equals(publicKey)) {
    throw new Error(
      `${publicFile} does not belong to LOOKALIKE_UPDATE_KEY: no copy of Lookalike would take such an update.`,
    );
  }
  return privateKey;
}

const secretKey = (): string => process.env['LOOKALIKE_UPDATE_KEY'] ?? '';
