import { describe, expect, it } from 'vitest';
import sharp, { type Sharp } from 'sharp';
import { decodePhoto } from '../../../src-main/decode/decode-photo.ts';
import { fingerprint, type Fingerprints } from '../../../src-main/decode/fingerprint.ts';
import { hammingDistance } from '../../../src-shared/domain/hamming-distance.ts';
import { photoPicture } from '../../pictures/photo.ts';
import { gradient, solid } from '../../pictures/pixels.ts';

const of = async (bytes: Buffer): Promise<Fingerprints> =>
  (await decodePhoto(bytes, { inputSize: 32 })).fingerprints;

const distances = (one: Fingerprints, other: Fingerprints) => [
  hammingDistance(one.differenceHash, other.differenceHash),
  hammingDistance(one.perceptualHash, other.perceptualHash),
];

const copies: [string, (photo: Sharp) => Sharp][] = [
  ['saved again at low quality', (photo) => photo.jpeg({ quality: 40 })],
  ['made half as large', (photo) => photo.resize({ width: 240 }).jpeg()],
  ['made a quarter as large', (photo) => photo.resize({ width: 120 }).jpeg()],
  ['saved as PNG', (photo) => photo.png()],
  ['saved as WebP', (photo) => photo.webp({ quality: 60 })],
  ['blurred', (photo) => photo.blur(1.5).jpeg()],
  ['made grey', (photo) => photo.greyscale().jpeg()],
  ['made brighter', (photo) => photo.modulate({ brightness: 1.1 }).jpeg()],
];

describe('fingerprints', () => {
  it.each(copies)('of a copy %s differ in few bits', async (_how, copy) => {
    for (const seed of [1, 2, 3]) {
      const original = await photoPicture(seed);
      const changed = await copy(sharp(original)).toBuffer();
      for (const distance of distances(await of(original), await of(changed))) {
        expect(distance).toBeLessThanOrEqual(28);
      }
    }
  });

  it('of different photos differ in many bits', async () => {
    const all = await Promise.all(
      Array.from({ length: 12 }, async (_, seed) => of(await photoPicture(seed + 1))),
    );
    for (const [index, one] of all.entries()) {
      for (const other of all.slice(index + 1)) {
        for (const distance of distances(one, other)) expect(distance).toBeGreaterThan(56);
      }
    }
  });

  it('are 32 bytes each', async () => {
    const { differenceHash, perceptualHash } = await of(await photoPicture(1));
    expect([differenceHash.length, perceptualHash.length]).toEqual([32, 32]);
  });

  it('of an even surface are zero whatever its colour', () => {
    for (const colour of [
      [0, 0, 0],
      [128, 7, 90],
      [255, 255, 255],
    ] as const) {
      expect(fingerprint(solid(320, 200, colour)).differenceHash).toEqual(new Uint8Array(32));
      expect(fingerprint(solid(320, 200, colour)).perceptualHash).toEqual(new Uint8Array(32));
    }
  });

  it('read from left to right: brighter to the right sets a bit, darker none', () => {
    const ramp = gradient(64, 64);
    const rising = fingerprint({
      ...ramp,
      data: ramp.data.map((_, at) => (Math.floor(at / 3) % 64) * 4) as Buffer,
    });
    expect(rising.differenceHash).toEqual(new Uint8Array(32).fill(255));
    const falling = fingerprint({
      ...ramp,
      data: ramp.data.map((_, at) => 255 - (Math.floor(at / 3) % 64) * 4) as Buffer,
    });
    expect(falling.differenceHash).toEqual(new Uint8Array(32));
  });

  it('are made of pictures smaller than themselves too', () => {
    for (const [width, height] of [
      [1, 1],
      [3, 200],
      [16, 16],
    ] as const) {
      expect(fingerprint(gradient(width, height)).perceptualHash).toHaveLength(32);
    }
  });
});

describe('hammingDistance', () => {
  it('counts bits', () => {
    expect(hammingDistance(Uint8Array.of(0b1011, 255), Uint8Array.of(0b0001, 0))).toBe(10);
  });

  it('refuses hashes of different lengths', () => {
    expect(() => hammingDistance(new Uint8Array(8), new Uint8Array(32))).toThrow(RangeError);
  });
});
