import { describe, expect, it } from 'vitest';
import {
  noFacts,
  plainText,
  plausiblePlace,
  plausibleTime,
  readFacts,
} from '../../../src-main/decode/exif.ts';
import { openPhoto } from '../../../src-main/decode/open-photo.ts';
import { randomBytesOf, withFlippedBytes } from '../../pictures/broken.ts';
import { cameraExif, withCamera } from '../../pictures/encodings.ts';
import { gradient, sharpOf } from '../../pictures/pixels.ts';
import { rawPicture } from '../../pictures/raw.ts';

const picture = gradient(32, 24);

describe('what the camera wrote down', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('is read from %s', async (format) => {
    const { facts } = await openPhoto(await withCamera(picture).toFormat(format).toBuffer(), undefined);
    expect(facts).toEqual({
      taken: '2024-05-01T12:30:45',
      takenOffset: '+02:00',
      cameraMake: 'Lookalike Optics',
      cameraModel: 'Model One',
      latitude: expect.closeTo(48.8582, 4) as number,
      longitude: expect.closeTo(-2.35, 4) as number,
    });
  });

  it('is read from a TIFF, which is laid out as EXIF is', async () => {
    expect(readFacts(await rawPicture(undefined))).toEqual({
      ...noFacts,
      taken: '2023-11-30T08:15:00',
      takenOffset: '+01:00',
      cameraMake: 'Lookalike Optics',
      cameraModel: 'Raw One',
    });
  });

  it('is nothing where it wrote nothing', async () => {
    expect((await openPhoto(await sharpOf(picture).jpeg().toBuffer(), undefined)).facts).toEqual(noFacts);
  });

  it('falls back to the date of digitizing', async () => {
    const bytes = await sharpOf(picture)
      .withExif({ IFD2: { DateTimeDigitized: '2001:02:03 04:05:06' } })
      .jpeg()
      .toBuffer();
    expect((await openPhoto(bytes, undefined)).facts.taken).toBe('2001-02-03T04:05:06');
  });

  it('is read in the southern and eastern hemispheres', async () => {
    const bytes = await sharpOf(picture)
      .withExif({
        IFD3: {
          GPSLatitudeRef: 'S',
          GPSLatitude: '33/1 51/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '151/1 12/1 0/1',
        },
      })
      .jpeg()
      .toBuffer();
    const { latitude, longitude } = (await openPhoto(bytes, undefined)).facts;
    expect(latitude).toBeCloseTo(-33.85);
    expect(longitude).toBeCloseTo(151.2);
  });
});

describe('garbage beside the pixels', () => {
  it('never fails the photo, and never invents a fact of another type', async () => {
    const { exif } = await sharpOf(picture)
      .withExif(cameraExif)
      .jpeg()
      .toBuffer()
      .then((bytes) => metadataOf(bytes));
    for (let seed = 0; seed < 500; seed++) {
      const facts = readFacts(withFlippedBytes(exif, 1 + (seed % 20), seed));
      expect(facts.taken === null || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(facts.taken)).toBe(true);
      expect(facts.latitude === null || Math.abs(facts.latitude) <= 90).toBe(true);
      expect(facts.cameraMake === null || facts.cameraMake.length <= 100).toBe(true);
    }
  });

  it.each([
    ['random bytes', randomBytesOf(5, 2_000)],
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from('E')],
    ['a directory that points at itself', Buffer.from('II*\0\x08\0\0\0\0\0\x08\0\0\0', 'latin1')],
    ['billions of values', endlessEntry()],
  ])('is no fact: %s', (_what, exif) => {
    const startedMs = performance.now();
    expect(readFacts(exif)).toEqual(noFacts);
    expect(performance.now() - startedMs).toBeLessThan(500);
  });
});

describe('plausibleTime', () => {
  it.each([
    ['2024:05:01 12:30:00', undefined, '2024-05-01T12:30:00', null],
    ['2024:05:01 12:30:00', '-03:30', '2024-05-01T12:30:00', '-03:30'],
    ['2024-05-01T12:30:00.123Z', '+01:00', '2024-05-01T12:30:00', '+00:00'],
    ['2024:05:01 12:30:00', '+99:00', '2024-05-01T12:30:00', null],
    ['0000:00:00 00:00:00', undefined, null, null],
    ['2024:13:01 12:30:00', undefined, null, null],
    ['2023:02:29 12:30:00', undefined, null, null],
    ['2024:05:01 25:30:00', undefined, null, null],
    ['1899:05:01 12:30:00', undefined, null, null],
    ['yesterday', undefined, null, null],
    [42, undefined, null, null],
  ])('%s with offset %s', (time, offset, taken, takenOffset) => {
    expect(plausibleTime(time, offset)).toEqual({ taken, takenOffset });
  });
});

it.each([
  [48.8, 2.3, true],
  [-90, 180, true],
  [0, 10, true],
  [0, 0, false],
  [91, 0, false],
  [10, 181, false],
  [NaN, 10, false],
  [null, 10, false],
])('%d, %d is a place on a map: %s', (latitude, longitude, isPlace) => {
  expect(plausiblePlace(latitude, longitude)).toEqual(
    isPlace ? { latitude, longitude } : { latitude: null, longitude: null },
  );
});

it.each([
  ['  NIKON  CORPORATION \0\0', 'NIKON CORPORATION'],
  ['two\nlines', 'two lines'],
  [Buffer.from('Süd'), 'Süd'],
  ['\0\0', null],
  [7, null],
  ['x'.repeat(500), 'x'.repeat(100)],
])('%j as one line of text is %j', (value, text) => {
  expect(plainText(value)).toBe(text);
});

async function metadataOf(bytes: Buffer): Promise<{ exif: Buffer }> {
  const { default: sharp } = await import('sharp');
  const { exif } = await sharp(bytes).metadata();
  if (exif === undefined) throw new Error('the picture has no EXIF block');
  return { exif };
}

/** One entry of four billion numbers. */
function endlessEntry(): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.write('II*\0\x08\0\0\0', 'latin1');
  bytes.writeUInt16LE(1, 8);
  bytes.writeUInt16LE(0x010f, 10);
  bytes.writeUInt16LE(1, 12);
  bytes.writeUInt32LE(0xffffffff, 14);
  bytes.writeUInt32LE(26, 18);
  return bytes;
}
