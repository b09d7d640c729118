import { describe, expect, it } from 'vitest';
import { openFeatureReader } from '../../../src-main/store/feature-reader.ts';
import { toFloat16Blob } from '../../../src-main/store/float16.ts';
import { readPhoto } from './read-photo.ts';
import { BACKBONE, MODEL, sampleLibrary } from './sample-library.ts';

function libraryOf(...names: string[]) {
  const sample = sampleLibrary();
  const ids = names.map((name) => {
    sample.appear(`/photos/${name}.jpg`);
    return sample.read(`/photos/${name}.jpg`, name);
  });
  return { ...sample, ids, features: sample.library.features };
}

const lookedAt = (content: string) => {
  const photo = readPhoto(content, { feature: new Float32Array([1, 2, 3, 4]) });
  const { contentHash, feature, differenceHash, perceptualHash, format, width, height, bytes } = photo;
  return { contentHash, feature, differenceHash, perceptualHash, format, width, height, bytes };
};

describe('what is only learnt from', () => {
  it('is known by content afterwards, rounded as the library keeps it', () => {
    const { features } = libraryOf();
    const content = lookedAt('a rose');
    content.feature = new Float32Array([0.1, 0.2, 0.3, 0.4]);
    features.keepAside(BACKBONE, content);
    const known = features.knownContent(content.contentHash, BACKBONE);
    expect(known?.feature).toEqual(new Float32Array(new Float16Array([0.1, 0.2, 0.3, 0.4])));
    expect(known?.differenceHash).toEqual(new Uint8Array(content.differenceHash));
    expect(features.knownContent(content.contentHash, 'another backbone')).toBeNull();
  });

  it('is no photo of the library: not counted, not searched, not adopted', () => {
    const { features, library } = libraryOf();
    features.keepAside(BACKBONE, lookedAt('a rose'));
    expect(library.gallery.countLive()).toBe(0);
    expect(features.countWithoutVector('new model', BACKBONE)).toBe(0);
    expect(features.countUnread('another backbone')).toBe(0);
    expect(library.photos.findByContent(lookedAt('a rose').contentHash, MODEL)).toBeNull();
  });

  it('becomes one when it is imported', () => {
    const sample = sampleLibrary();
    sample.library.features.keepAside(BACKBONE, lookedAt('a rose'));
    sample.appear('/photos/rose.jpg');
    const takenAt = '2019-06-01T10:00:00';
    const photoId = sample.read('/photos/rose.jpg', 'a rose', { takenAt, camera: 'Box' });
    expect(sample.library.gallery.grid({}).ids).toEqual([photoId]);
    expect(sample.library.gallery.details(photoId)).toMatchObject({ takenAt, camera: 'Box' });
    expect(sample.library.gallery.facets().takenFrom).toBe('2019-06-01');
  });

  it('leaves a photo of the library in sight', () => {
    const { features, library } = libraryOf('rose');
    features.keepAside('another backbone', lookedAt('rose'));
    expect(library.gallery.countLive()).toBe(1);
    expect(features.countUnread('another backbone')).toBe(0);
  });
});

describe('the way to another model', () => {
  it('lists photos without a feature of its backbone, by id', () => {
    const { features, ids } = libraryOf('a', 'b', 'c');
    expect(features.unreadAfter('new backbone', 0, 2)).toEqual(ids.slice(0, 2));
    features.recordFeature(ids[0]!, 'new backbone', new Float32Array(4));
    expect(features.countUnread('new backbone')).toBe(2);
    expect(features.unreadAfter('new backbone', ids[1]!, 9)).toEqual([ids[2]]);
  });

  it('reads features that have no vector of it yet, and none twice', () => {
    const { features, ids, library } = libraryOf('a', 'b', 'c');
    const reader = openFeatureReader(library.databasePath);
    const missing = () => reader.withoutVector('new model', BACKBONE, 0, 10).map((row) => row.photoId);
    expect(missing()).toEqual(ids);
    const data = toFloat16Blob(new Float32Array([1, 0]));
    features.recordVectors('new model', [{ photoId: ids[1]!, data }]);
    expect(missing()).toEqual([ids[0], ids[2]]);
    expect(features.countWithoutVector('new model', BACKBONE)).toBe(2);
    reader.close();
  });

  it('says that something changed', () => {
    const { features, ids, library } = libraryOf('a');
    const before = library.generation();
    features.recordVectors('new model', [{ photoId: ids[0]!, data: toFloat16Blob(new Float32Array(2)) }]);
    expect(library.generation()).toBeGreaterThan(before);
  });

  it('samples the same photos each time', () => {
    const { features } = libraryOf('a', 'b', 'c', 'd', 'e');
    const sample = () => features.sample(BACKBONE, MODEL, 3);
    expect(sample()).toHaveLength(3);
    expect(sample()).toEqual(sample());
  });

  it('forgets a model and its backbone without touching others', () => {
    const { features, ids, library } = libraryOf('a', 'b');
    features.recordVectors(
      'old',
      ids.map((photoId) => ({ photoId, data: toFloat16Blob(new Float32Array(2)) })),
    );
    features.recordFeature(ids[0]!, 'old backbone', new Float32Array(4));
    features.forgetVectors('old');
    features.forgetFeatures('old backbone');
    expect(library.photos.vectorOf(ids[0]!, 'old')).toBeNull();
    expect(library.photos.vectorOf(ids[0]!, MODEL)).not.toBeNull();
    expect(features.countUnread('old backbone')).toBe(2);
    expect(features.countUnread(BACKBONE)).toBe(0);
  });
});

describe('the choice of a model', () => {
  it('outlives the process, with the one before it', () => {
    const sample = sampleLibrary();
    expect([sample.library.modelChoice.active(), sample.library.modelChoice.previous()]).toEqual([
      null,
      null,
    ]);
    sample.library.modelChoice.choose('mine', 'bundled');
    sample.reopen();
    expect([sample.library.modelChoice.active(), sample.library.modelChoice.previous()]).toEqual([
      'mine',
      'bundled',
    ]);
    sample.library.modelChoice.forgetPrevious();
    expect(sample.library.modelChoice.previous()).toBeNull();
  });
});
