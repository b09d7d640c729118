import { createHash } from 'node:crypto';
import { LENGTH_BYTES } from './safetensors-header.ts';

/** What a sealed file says of its own content. */
export interface Seal {
  /** Of all bytes up to the first value, these digits themselves taken as zeros. */
  header_sha256: string;
  /** Of all bytes behind the header. What weights are known by, whatever the header says of them. */
  weights_sha256: string;
}

const ZEROS = '0'.repeat(64);
const BEFORE_DIGITS = '{"__metadata__":{"header_sha256":"';
const DIGITS_START = LENGTH_BYTES + BEFORE_DIGITS.length;
const DIGITS_END = DIGITS_START + ZEROS.length;
const Digits = /^[0-9a-f]{64}$/;

/** The place of the seal among the metadata, before there is one. It must come first: see `headerSealOf`. */
export const emptySeal: Seal = { header_sha256: ZEROS, weights_sha256: ZEROS };

/**
 * The seal that belongs on a header; null where there is no place for one.
 *
 * @param head the file up to its first value
 */
export function headerSealOf(head: Uint8Array): string | null {
  const before = Buffer.from(head.subarray(LENGTH_BYTES, DIGITS_START)).toString('latin1');
  if (before !== BEFORE_DIGITS || head.byteLength < DIGITS_END) return null;
  return createHash('sha256')
    .update(head.subarray(0, DIGITS_START))
    .update(ZEROS)
    .update(head.subarray(DIGITS_END))
    .digest('hex');
}

/** Null where there is none, or where it is not that of these bytes. */
export function readSeal(head: Uint8Array, metadata: Readonly<Record<string, string>>): Seal | null {
  const { header_sha256, weights_sha256 } = metadata;
  if (header_sha256 === undefined || weights_sha256 === undefined || !Digits.test(weights_sha256))
    return null;
  return headerSealOf(head) === header_sha256 ? { header_sha256, weights_sha256 } : null;
}
