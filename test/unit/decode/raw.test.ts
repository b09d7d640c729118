import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { closeDecoder, decodePhoto } from '../../../src-main/decode/decode-photo.ts';
import { openPhoto } from '../../../src-main/decode/open-photo.ts';
import { sha256, truncated } from '../../pictures/broken.ts';
import { makeTestFolder } from '../../pictures/folder.ts';
import { orientations, storedFor } from '../../pictures/orientation.ts';
import { quadrants, sharpOf } from '../../pictures/pixels.ts';
import { rawPicture } from '../../pictures/raw.ts';
import { codedErrorOf, decodeFully, meanDifference } from './decoded.ts';

afterEach(() => vi.unstubAllEnvs());
afterAll(closeDecoder);

const upright = quadrants(96, 64);

describe('RAW', () => {
  it('is seen through its embedded preview, at the size of its sensor', async () => {
    const photo = await openPhoto(await rawPicture(upright), 'photo.dng');
    expect(photo).toMatchObject({ format: 'raw', size: { width: 4000, height: 3000 } });
    expect(meanDifference(await photo.render(photo.picture), upright)).toBeLessThan(6);
  });

  it('is recognised by what lies inside, under any name', async () => {
    const bytes = await rawPicture(upright);
    for (const name of ['photo.tif', 'photo.jpg', undefined]) {
      expect((await openPhoto(bytes, name)).format).toBe('raw');
    }
  });

  it.each(orientations)('is turned upright, orientation %i', async (orientation) => {
    const lying = storedFor(orientation, upright);
    const sensor = { width: lying.width * 40, height: lying.height * 40 };
    const photo = await openPhoto(await rawPicture(lying, { orientation, sensor }), 'photo.dng');
    expect(photo.size).toEqual({ width: 96 * 40, height: 64 * 40 });
    expect(meanDifference(await photo.render(photo.picture), upright)).toBeLessThan(6);
  });

  it('is not turned again where the preview stands upright already', async () => {
    const portrait = quadrants(64, 96);
    const image = await decodeFully(await rawPicture(portrait, { orientation: 6 }), 'photo.dng');
    expect(meanDifference(image, portrait)).toBeLessThan(6);
  });

  it('tells what the camera wrote down', async () => {
    expect(await decodePhoto(await rawPicture(upright), { inputSize: 16, path: 'photo.dng' })).toMatchObject({
      taken: '2023-11-30T08:15:00',
      takenOffset: '+01:00',
      cameraMake: 'Lookalike Optics',
      cameraModel: 'Raw One',
      latitude: null,
      longitude: null,
    });
  });

  it('is read in place, whatever its name, and left as it was', async () => {
    await using folder = await makeTestFolder();
    const bytes = await rawPicture(upright);
    for (const name of [
      '-ver.dng',
      '#x $(id) é 中文.dng',
      '@args.dng',
      ' lead and trail .dng',
      'line\nbreak.dng',
    ]) {
      const path = await folder.write(name, bytes);
      expect(meanDifference(await decodeFully(bytes, path), upright)).toBeLessThan(6);
      expect(sha256(await readFile(path))).toBe(sha256(bytes));
    }
    expect(readdirSync(folder.path)).toHaveLength(5);
  });

  it('leaves no copy behind where there was no file to read', async () => {
    await using folder = await makeTestFolder();
    vi.stubEnv('TMPDIR', folder.path);
    await decodeFully(await rawPicture(upright), '/nowhere/photo.dng');
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('says what to install where Perl is missing, and is read once it is there', async () => {
    await closeDecoder();
    vi.stubEnv('PATH', '/nowhere');
    const error = await codedErrorOf(decodeFully(await rawPicture(upright), 'photo.dng'));
    expect(error).toMatchObject({ code: 'raw-needs-exiftool', path: 'photo.dng' });
    expect(error.message).toContain('perl');
    vi.unstubAllEnvs();
    expect(meanDifference(await decodeFully(await rawPicture(upright), 'photo.dng'), upright)).toBeLessThan(
      6,
    );
  });

  it('says so where it holds no preview', async () => {
    const error = await codedErrorOf(decodeFully(await rawPicture(undefined), 'photo.dng'));
    expect(error.code).toBe('raw-without-preview');
  });

  it('says so where the preview is cut off', async () => {
    const bytes = truncated(await rawPicture(upright), 0.8);
    const error = await codedErrorOf(decodeFully(bytes, 'photo.dng'));
    expect(['image-damaged', 'raw-without-preview']).toContain(error.code);
  });

  it('takes an ordinary TIFF for what it is', async () => {
    const bytes = await sharpOf(upright).tiff({ compression: 'lzw' }).toBuffer();
    expect((await openPhoto(bytes, 'scan.tif')).format).toBe('tiff');
  });

  it('works again after the decoder was closed', async () => {
    const bytes = await rawPicture(upright);
    await decodeFully(bytes);
    await closeDecoder();
    expect(meanDifference(await decodeFully(bytes), upright)).toBeLessThan(6);
  });
});
