import { describe, expect, it } from 'vitest';
import { fromFloat16Blob, toFloat16Blob } from '../../../src-main/store/float16.ts';
import { readPhoto } from './read-photo.ts';
import { BACKBONE, MODEL, sampleLibrary } from './sample-library.ts';

describe('a photo', () => {
  it('is stored whole', () => {
    const sample = sampleLibrary();
    sample.appear('/photos/a.jpg');
    const photoId = sample.read('/photos/a.jpg', 'a', {
      takenAt: '2023-07-08T09:10:11',
      camera: 'Pixel 8',
      latitude: -33.9,
      longitude: 18.4,
      tags: [{ name: 'dog', confidence: 0.75 }],
    });
    expect(sample.library.gallery.details(photoId)).toEqual({
      id: photoId,
      paths: ['/photos/a.jpg'],
      name: 'a.jpg',
      format: 'jpeg',
      width: 400,
      height: 300,
      bytes: 1,
      takenAt: '2023-07-08T09:10:11',
      camera: 'Pixel 8',
      latitude: -33.9,
      longitude: 18.4,
      tags: [{ name: 'dog', confidence: 0.75, source: 'model' }],
    });
    expect(sample.library.photos.contentHash(photoId)).toEqual(readPhoto('a').contentHash);
    const blob = sample.library.photos.vectorOf(photoId, MODEL);
    expect(fromFloat16Blob(blob!)).toEqual(new Float16Array(readPhoto('a').vector));
    expect(sample.library.photos.vectorOf(photoId, 'another model')).toBeNull();
  });

  it('is one, however many files hold it', () => {
    const sample = sampleLibrary();
    sample.appear('/photos/a.jpg');
    sample.appear('/photos/copy.jpg');
    const photoId = sample.read('/photos/a.jpg', 'same');
    expect(sample.read('/photos/copy.jpg', 'same')).toBe(photoId);
    expect(sample.library.gallery.countLive()).toBe(1);
    expect(sample.library.gallery.details(photoId)?.paths).toEqual(['/photos/a.jpg', '/photos/copy.jpg']);
    sample.vanish('/photos/a.jpg');
    expect(sample.library.gallery.countLive()).toBe(1);
    expect(sample.library.gallery.pathOf(photoId)).toBe('/photos/copy.jpg');
    sample.vanish('/photos/copy.jpg');
    expect(sample.library.gallery.countLive()).toBe(0);
    expect(sample.library.gallery.pathOf(photoId)).toBeNull();
    expect(sample.library.gallery.tile(photoId)).toBeNull();
  });

  it('is the same when two readers record one content at the same time', () => {
    const sample = sampleLibrary();
    const [one, other] = [sample.appear('/photos/a.jpg'), sample.appear('/photos/b.jpg')];
    const record = (fileId: typeof one) =>
      sample.library.photos.record(fileId, 0, BACKBONE, MODEL, readPhoto('same'));
    expect(record(one)).toBe(record(other));
    expect(sample.library.gallery.countLive()).toBe(1);
  });

  it('is not found by content where the active model has no vector of it', () => {
    const sample = sampleLibrary();
    sample.appear('/photos/a.jpg');
    const id = sample.read('/photos/a.jpg', 'a');
    const { contentHash } = readPhoto('a');
    expect(sample.library.photos.findByContent(contentHash, MODEL)).toEqual({ id, live: true });
    expect(sample.library.photos.findByContent(contentHash, 'model-b')).toBeNull();
    expect(sample.library.photos.findByContent(readPhoto('b').contentHash, MODEL)).toBeNull();
  });

  it('takes the tags of the model that read it last', () => {
    const sample = sampleLibrary();
    const fileId = sample.appear('/photos/a.jpg');
    const record = (model: string, ...tags: string[]) =>
      sample.library.photos.record(
        fileId,
        0,
        BACKBONE,
        model,
        readPhoto('a', { tags: tags.map((name) => ({ name, confidence: 0.5 })) }),
      );
    record(MODEL, 'dog', 'grass');
    const photoId = record('model-b', 'grass', 'sky');
    expect(
      sample.library.gallery
        .details(photoId)
        ?.tags.map(({ name }) => name)
        .sort(),
    ).toEqual(['grass', 'sky']);
  });

  it('keeps its vectors and tags when it moves, and needs no inference', () => {
    const sample = sampleLibrary();
    sample.appear('/photos/a.jpg');
    const photoId = sample.read('/photos/a.jpg', 'a', { tags: [{ name: 'dog', confidence: 1 }] });
    const vector = sample.library.photos.vectorOf(photoId, MODEL);
    sample.vanish('/photos/a.jpg');
    sample.appear('/photos/sub/renamed.jpg');
    expect(sample.library.photos.findByContent(readPhoto('a').contentHash, MODEL)).toEqual({
      id: photoId,
      live: false,
    });
    expect(sample.read('/photos/sub/renamed.jpg', 'a')).toBe(photoId);
    expect(sample.library.gallery.details(photoId)).toMatchObject({
      paths: ['/photos/sub/renamed.jpg'],
      tags: [{ name: 'dog' }],
    });
    expect(sample.library.photos.vectorOf(photoId, MODEL)).toEqual(vector);
  });
});

describe('half precision', () => {
  it('gives back what it was given, within its precision, from any offset', () => {
    const values = new Float32Array([0, -0, 1, -1, 0.1, 65_504, 6e-8, 1 / 3, 1e-9, 1e9, NaN]);
    const blob = toFloat16Blob(values);
    expect(blob.byteLength).toBe(2 * values.length);
    const shifted = Buffer.concat([Buffer.from([7]), blob]).subarray(1);
    expect(fromFloat16Blob(shifted)).toEqual(new Float16Array(values));
    for (const [index, value] of fromFloat16Blob(shifted).slice(0, 8).entries()) {
      expect(Math.abs(value - values[index]!)).toBeLessThanOrEqual(
        Math.abs(values[index]!) * 2 ** -11 + 2 ** -25,
      );
    }
  });
});
