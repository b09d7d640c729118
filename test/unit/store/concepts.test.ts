import { describe, expect, it } from 'vitest';
import type { CollectionId, PhotoId } from '../../../src-shared/contract/ids.ts';
import type { ConceptExample } from '../../../src-main/store/concepts.ts';
import { sampleLibrary } from './sample-library.ts';

const coded = (code: string): unknown => expect.objectContaining({ name: 'CodedError', code });

const ofPhoto = (photoId: PhotoId, weight: number): ConceptExample => ({
  ...{ photoId, weight, picture: null, name: null, region: null },
});
const dropped: ConceptExample = {
  photoId: null,
  picture: Buffer.from('a picture'),
  name: 'dropped 🌊\n.jpg',
  weight: -0.25,
  region: { x: 0.1, y: 0.2, width: 0.3, height: 0.4 },
};

function sea() {
  const sample = sampleLibrary();
  const photos = ['a', 'b', 'c'].map((name) => {
    sample.appear(`/photos/${name}.jpg`);
    return sample.read(`/photos/${name}.jpg`, name);
  }) as [PhotoId, PhotoId, PhotoId];
  return { sample, photos };
}

describe('a concept', () => {
  it('keeps its pictures, weights and regions in their order, over a restart', () => {
    const { sample, photos } = sea();
    const kept = [ofPhoto(photos[2], 1), dropped, ofPhoto(photos[0], 0.5)];
    const id = sample.library.concepts.save('Sea', 0.35, kept, 1_000);
    sample.reopen();
    expect(sample.library.concepts.find(id)).toEqual({ minScore: 0.35, examples: kept });
    expect(sample.library.collections.get(id)).toEqual({
      ...{ id, name: 'Sea', kind: 'concept', photos: null, createdAtMs: 1_000 },
      coverPhotoIds: [photos[2], photos[0]],
    });
  });

  it('is shown by the photos it should be like only, each once', () => {
    const { sample, photos } = sea();
    const [a, b, c] = photos;
    const kept = [dropped, ofPhoto(b, 0.5), ofPhoto(a, -1), ofPhoto(c, 0.2), ofPhoto(b, 0.1)];
    const id = sample.library.concepts.save('Sea', 0, kept, 1_000);
    expect(sample.library.collections.get(id).coverPhotoIds).toEqual([b, c]);
  });

  it('goes on without photos that left the library, and with them again when they return', () => {
    const { sample, photos } = sea();
    const id = sample.library.concepts.save('Sea', 0, [ofPhoto(photos[0], 1), dropped], 1_000);
    sample.vanish('/photos/a.jpg');
    expect(sample.library.concepts.find(id)?.examples).toEqual([dropped]);
    expect(sample.library.collections.get(id).coverPhotoIds).toEqual([]);
    sample.comeBack('/photos/a.jpg');
    sample.read('/photos/a.jpg', 'a');
    expect(sample.library.concepts.find(id)?.examples).toHaveLength(2);
  });

  it('takes no photos in, shares its names with other collections, and is saved whole or not at all', () => {
    const { sample, photos } = sea();
    const { collections, concepts } = sample.library;
    const id = concepts.save('Sea', 0, [ofPhoto(photos[0], 1)], 1_000);
    expect(() => collections.add(id, photos, 2_000)).toThrow(coded('collection-is-concept'));
    expect(() => collections.remove(id, photos)).toThrow(coded('collection-is-concept'));
    expect(() => concepts.save('SEA', 0, [ofPhoto(photos[0], 1)], 2_000)).toThrow(coded('collection-exists'));
    const neither = { ...ofPhoto(photos[0], 1), photoId: null };
    expect(() => concepts.save('Half', 0, [ofPhoto(photos[0], 1), neither], 3_000)).toThrow(/CHECK/);
    expect(collections.all().map(({ name }) => name)).toEqual(['Sea']);
  });

  it('that was deleted, or is none, is not found', () => {
    const { sample, photos } = sea();
    const { collections, concepts } = sample.library;
    const id = concepts.save('Sea', 0, [ofPhoto(photos[0], 1)], 1_000);
    const picked = collections.create('Trip', 'picked', photos, 1_000);
    expect(concepts.find(picked)).toBeNull();
    expect(concepts.find(99 as CollectionId)).toBeNull();
    collections.delete(id);
    expect(concepts.find(id)).toBeNull();
    collections.restore(id);
    expect(concepts.find(id)?.examples).toHaveLength(1);
  });
});
