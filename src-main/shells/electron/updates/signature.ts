import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';

/** What a signature stands for: these bytes, under this name, as this version. */
export interface SignedFile {
  version: string;
  name: string;
  sha512: Uint8Array;
}

/**
 * [Note: What is signed] The signature beside a file of a release is Ed25519 over this text, in UTF-8, every line
 * ended by one line feed:
 *
 *     Lookalike update, signature 1
 *     <version>
 *     <name of the file>
 *     <SHA-512 of its bytes, in lower case hexadecimal>
 *
 * The first line keeps a signature for anything else from being taken for one of an update. The version is in it so
 * that an old file with an old fault cannot come back as a new version, and the name so that one file is not taken for another.
 */
function statementOf({ version, name, sha512 }: SignedFile): Buffer {
  return Buffer.from(
    `Lookalike update, signature 1\n${version}\n${name}\n${Buffer.from(sha512).toString('hex')}\n`,
  );
}

/** A line break in a part would let one statement read as another. */
const isStatable = ({ version, name, sha512 }: SignedFile): boolean =>
  /^\d+\.\d+\.\d+[\w.+-]{0,100}$/.test(version) &&
  /^[^\p{Cc}/\\]{1,255}$/u.test(name) &&
  sha512.byteLength === 64;

/** The content of `<file>.sig`: one line of Base64. */
export function signFile(file: SignedFile, privateKey: KeyObject): string {
  if (!isStatable(file)) {
    throw new CodedError(
      'update-not-signable',
      `"${file.name}", version "${file.version}", cannot be signed. Use a version like 1.2.3 and a plain file name.`,
    );
  }
  return `${sign(null, statementOf(file), privateKey).toString('base64')}\n`;
}

/** Whether `signature`, the content of a `.sig` file, is that key's for just this file. */
export function isSignedBy(publicKey: KeyObject, file: SignedFile, signature: string): boolean {
  if (!isStatable(file) || !/^[A-Za-z0-9+/]{86}==\n?$/.test(signature)) return false;
  return verify(null, statementOf(file), publicKey, Buffer.from(signature.trim(), 'base64'));
}

/** Reads the public key that updates are checked with; null where the text is none. */
export function parseUpdateKey(pem: string): KeyObject | null {
  // A private key would do as well for Node, but must never lie in a program.
  if (!pem.startsWith('-----BEGIN PUBLIC KEY-----')) return null;
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

export async function sha512Of(path: string): Promise<Uint8Array> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest();
}
