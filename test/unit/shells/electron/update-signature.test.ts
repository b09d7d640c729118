import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  isSignedBy,
  parseUpdateKey,
  signFile,
} from '../../../../src-main/shells/electron/updates/signature.ts';

const ours = generateKeyPairSync('ed25519');
const others = generateKeyPairSync('ed25519');
const sha512 = (content: string) => createHash('sha512').update(content).digest();
const file = { version: '1.2.3', name: 'Lookalike-1.2.3-x64.AppImage', sha512: sha512('the program') };
const signature = signFile(file, ours.privateKey);

it('takes the file that was signed', () => {
  expect(isSignedBy(ours.publicKey, file, signature)).toBe(true);
  expect(isSignedBy(ours.publicKey, file, signature.trim()), 'without the line feed as well').toBe(true);
});

it('is over the bytes that are written down, so that any tool can check it', () => {
  const written = `Lookalike update, signature 1\n1.2.3\n${file.name}\n${file.sha512.toString('hex')}\n`;
  expect(signature).toBe(`${sign(null, Buffer.from(written), ours.privateKey).toString('base64')}\n`);
});

describe('refuses', () => {
  it.each([
    ['other bytes', { ...file, sha512: sha512('the program, and something else') }],
    ['an old file as a new version', { ...file, version: '1.2.4' }],
    ['one file in place of another', { ...file, name: 'Lookalike-1.2.3-arm64.AppImage' }],
    ['a name that hides another line', { ...file, version: '1.2.3\nLookalike-1.2.3-x64.AppImage' }],
    ['a hash that is none', { ...file, sha512: new Uint8Array() }],
  ])('%s', (_, changed) => {
    expect(isSignedBy(ours.publicKey, changed, signature)).toBe(false);
  });

  it('a signature of somebody else', () => {
    expect(isSignedBy(ours.publicKey, file, signFile(file, others.privateKey))).toBe(false);
    expect(isSignedBy(others.publicKey, file, signature)).toBe(false);
  });

  it('a signature of ours for something that is no update', () => {
    const bare = sign(null, file.sha512, ours.privateKey).toString('base64');
    expect(isSignedBy(ours.publicKey, file, bare)).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['a page', '<html>'],
    ['too much', `${signature}${signature}`],
  ])('%s as a signature', (_, text) => {
    expect(isSignedBy(ours.publicKey, file, text)).toBe(false);
  });

  it('to sign what could be read as something else', () => {
    const sayable = expect.objectContaining({ code: 'update-not-signable' }) as Error;
    expect(() => signFile({ ...file, name: 'a\nb' }, ours.privateKey)).toThrow(sayable);
    expect(() => signFile({ ...file, name: '../a' }, ours.privateKey)).toThrow(sayable);
    expect(() => signFile({ ...file, version: 'next' }, ours.privateKey)).toThrow(sayable);
  });
});

describe('a key in the program', () => {
  const pem = (key: typeof ours.publicKey) => key.export({ type: 'spki', format: 'pem' }).toString();

  it('is an Ed25519 public key', () => {
    expect(parseUpdateKey(pem(ours.publicKey))?.equals(ours.publicKey)).toBe(true);
  });

  it('is nothing else', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    expect(parseUpdateKey(pem(rsa.publicKey))).toBeNull();
    expect(parseUpdateKey(ours.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())).toBeNull();
    expect(parseUpdateKey('-----BEGIN PUBLIC KEY-----\nnothing\n-----END PUBLIC KEY-----\n')).toBeNull();
    expect(parseUpdateKey('')).toBeNull();
  });
});
