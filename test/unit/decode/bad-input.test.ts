import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { decodePhoto, renderForScreen } from '../../../src-main/decode/decode-photo.ts';
import { MAX_FILE_BYTES } from '../../../src-main/decode/failure.ts';
import { openPhoto } from '../../../src-main/decode/open-photo.ts';
import {
  headerOnlyPng,
  impostors,
  sha256,
  solidPng,
  svgShowing,
  truncated,
  withFlippedBytes,
} from '../../pictures/broken.ts';
import { bitmapKinds, encodeBitmap } from '../../pictures/bitmap.ts';
import { encodings } from '../../pictures/encodings.ts';
import { makeTestFolder } from '../../pictures/folder.ts';
import { photoPicture } from '../../pictures/photo.ts';
import { scene } from '../../pictures/scene.ts';
import { gradient, solid, sharpOf } from '../../pictures/pixels.ts';
import { codedErrorOf, decodeFully } from './decoded.ts';

const decode = (bytes: Buffer, path?: string) => decodePhoto(bytes, { path, inputSize: 32 });

describe('a file that is no photo', () => {
  it.each(impostors)('$name fails with $code', async ({ name, bytes, code }) => {
    for (const attempt of [decode(bytes, name), renderForScreen(bytes, { path: name, maxSide: 100 })]) {
      const error = await codedErrorOf(attempt);
      expect(error).toMatchObject({ code, path: name, transient: false });
      expect(error.message).toMatch(/^[A-Z].*\. .*\.$/s);
    }
  });

  it('is refused for its length alone', async () => {
    const bytes = Buffer.alloc(MAX_FILE_BYTES + 1);
    expect((await codedErrorOf(decode(bytes))).code).toBe('file-too-large');
  });

  it.each(['utf8', 'utf16le'] as const)(
    'is an SVG drawing in %s too, whatever stands before it',
    async (encoding) => {
      for (const start of [
        '',
        '\ufeff',
        '\n\n  ',
        '<!-- a drawing -->\n',
        '<?xml version="1.0"?>\n<!DOCTYPE svg>\n',
      ]) {
        const bytes = Buffer.from(
          `${start}<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`,
          encoding,
        );
        expect((await codedErrorOf(decode(bytes, 'photo.jpg'))).code).toBe('format-not-supported');
      }
    },
  );
});

describe('an SVG drawing', () => {
  it('reads no file beside it', async () => {
    await using folder = await makeTestFolder();
    await folder.write(
      'secret.png',
      await sharpOf(solid(64, 64, [255, 0, 0]))
        .png()
        .toBuffer(),
    );
    for (const address of ['secret.png', `file://${folder.path}/secret.png`]) {
      const path = await folder.write('photo.jpg', svgShowing(address));
      expect((await codedErrorOf(decode(await readFile(path), path))).code).toBe('format-not-supported');
    }
  });

  it('gets past no decoder, even behind the signature of a photo', async () => {
    const svg = svgShowing('secret.png');
    for (const signature of [
      '\xff\xd8\xff\xe0',
      'GIF89a',
      '\x89PNG\r\n\x1a\n',
      'II*\0\x08\0\0\0',
      'RIFF\0\0\0\0WEBPVP8 ',
    ]) {
      const error = await codedErrorOf(
        decode(Buffer.concat([Buffer.from(signature, 'latin1'), svg]), 'photo.jpg'),
      );
      expect(error.code).toBe('image-damaged');
    }
  });
});

describe('a picture that is too large', () => {
  it.each([
    ['a header that says so', headerOnlyPng(20_000, 20_000)],
    ['a real one', solidPng(20_000, 20_000)],
  ])('is refused with its size in the message: %s', async (_what, bytes) => {
    const startedMs = performance.now();
    const error = await codedErrorOf(decode(bytes, 'huge.png'));
    expect(error.code).toBe('image-too-large');
    expect(error.message).toContain('20000 x 20000');
    expect(error.message).toContain('400 megapixels');
    // Refused by its header: decoding that many pixels takes seconds.
    expect(performance.now() - startedMs).toBeLessThan(500);
  });

  it('is refused in BMP too', async () => {
    const bytes = encodeBitmap(gradient(4, 4), { name: '', bitsPerPixel: 24 });
    bytes.writeInt32LE(20_000, 18);
    bytes.writeInt32LE(20_000, 22);
    expect((await codedErrorOf(decode(bytes))).code).toBe('image-too-large');
  });

  it('is read just below the limit', async () => {
    const photo = await decode(solidPng(10_000, 10_000));
    expect([photo.width, photo.height]).toEqual([10_000, 10_000]);
  });
});

describe('a damaged photo', () => {
  const whole = scene(9, { width: 320, height: 240 });

  it.each(encodings)('$name cut in half is damaged, and says why', async ({ encode, extension }) => {
    const name = `photo.${extension}`;
    const error = await codedErrorOf(decode(truncated(await encode(await whole)), name));
    expect(error).toMatchObject({ code: 'image-damaged', path: name, transient: false });
    expect(error.message).not.toMatch(/vips|0x|\bat \w+\.|undefined|NaN/i);
  });

  it('of which only the signature is left is damaged', async () => {
    for (const signature of [
      '\xff\xd8\xff',
      '\x89PNG\r\n\x1a\n',
      'GIF89a',
      'II*\0\x08\0\0\0',
      'RIFF\0\0\0\0WEBPVP8L',
    ]) {
      const error = await codedErrorOf(decode(Buffer.from(signature, 'latin1'), 'photo.jpg'));
      expect(error.code).toBe('image-damaged');
    }
  });

  it('with forty other bytes is either shown or listed', async () => {
    const photo = await photoPicture(2);
    let shown = 0;
    for (let seed = 0; seed < 20; seed++) {
      const outcome = await decode(withFlippedBytes(photo, 40, seed, 700), 'photo.jpg').catch(
        (error: unknown) => error,
      );
      if ('thumbnail' in (outcome as object)) shown++;
      else expect(outcome).toMatchObject({ name: 'CodedError', code: 'image-damaged' });
    }
    // A JPEG has no checksum: most such damage only shows as a smear.
    expect(shown).toBeGreaterThan(0);
  });

  it('leaves a sound one that follows it alone', async () => {
    const sound = await photoPicture(3);
    const before = sha256((await decode(sound)).thumbnail);
    await codedErrorOf(decode(truncated(sound)));
    expect(sha256((await decode(sound)).thumbnail)).toBe(before);
  });
});

describe('decoding many at once', () => {
  it('keeps good and bad apart', async () => {
    const good = await photoPicture(1);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) => decode(index % 4 === 0 ? truncated(good, 0.4) : good)),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10);
  });
});

it('opens every bitmap with its first half gone as something or nothing, never as a crash', async () => {
  for (const kind of bitmapKinds) {
    const bytes = encodeBitmap(solid(40, 40, [1, 2, 3]), kind);
    const tail = Buffer.concat([bytes.subarray(0, 30), bytes.subarray(bytes.length / 2)]);
    await openPhoto(tail, undefined)
      .then((photo) => photo.render({ width: 20, height: 20 }))
      .catch((error: unknown) => {
        expect(error).toHaveProperty('name', 'CodedError');
      });
  }
  await decodeFully(encodeBitmap(solid(4, 4, [1, 2, 3]), bitmapKinds[0]!));
});
