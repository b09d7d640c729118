import { createHash } from 'node:crypto';

/**
 * An endless stream of numbers in 0..1 (1 excluded), the same on every machine for the same seed and name. Streams
 * with different names are independent, so that each epoch, photo or purpose has its own: a training that goes
 * on after a crash needs the name of its stream, not the state of a generator.
 *
 * The generator is Chris Doty-Humphrey's sfc32 (small fast counting, from PractRand; public domain).
 *
 * @param stream what the numbers are for, such as `('batches', epoch)`
 */
export function seededRandom(seed: number, ...stream: (string | number)[]): () => number {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, ...stream]))
    .digest();
  let a = digest.readUInt32LE(0);
  let b = digest.readUInt32LE(4);
  let c = digest.readUInt32LE(8);
  let counter = 1;
  return () => {
    const output = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + output) | 0;
    return (output >>> 0) / 2 ** 32;
  };
}
