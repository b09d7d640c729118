import { describe, expect, it } from 'vitest';
import { Collection } from '../../../src-shared/contract/collection.ts';
import type { CollectionId, PhotoId } from '../../../src-shared/contract/ids.ts';
import { sampleLibrary } from './sample-library.ts';

const coded = (code: string): unknown => expect.objectContaining({ name: 'CodedError', code });

/** A library with six photos, `a` to `f`. */
function album() {
  const sample = sampleLibrary();
  const photos = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => {
    sample.appear(`/photos/${name}.jpg`);
    return sample.read(`/photos/${name}.jpg`, name);
  });
  return {
    sample,
    photos,
    get collections() {
      return sample.library.collections;
    },
  };
}

describe('a collection picked by hand', () => {
  it('counts its live photos, shows up to four of them, and follows the contract', () => {
    const { collections, photos, sample } = album();
    const id = collections.create('Trip', 'picked', photos, 1_000);
    expect(Collection.parse(collections.get(id))).toEqual({
      id,
      name: 'Trip',
      kind: 'picked',
      photos: 6,
      coverPhotoIds: photos.slice(0, 4),
      createdAtMs: 1_000,
    });
    sample.vanish('/photos/a.jpg');
    expect(collections.get(id)).toMatchObject({ photos: 5, coverPhotoIds: photos.slice(1, 5) });
    expect(collections.photoIdsOf(id)).toEqual(photos.slice(1));
    sample.comeBack('/photos/a.jpg');
    sample.read('/photos/a.jpg', 'a');
    expect(collections.get(id).photos).toBe(6);
  });

  it('tells which photos came in and went out: neither those it had nor those nobody knows', () => {
    const { collections, photos } = album();
    const [a, b, c] = photos as [PhotoId, PhotoId, PhotoId];
    const id = collections.create('Trip', 'picked', [a], 1_000);
    expect(collections.add(id, [b, a, b, 999 as PhotoId, c], 2_000).toSorted()).toEqual([b, c]);
    expect(collections.add(id, [a, b], 3_000)).toEqual([]);
    expect(collections.remove(id, [c, 999 as PhotoId, photos[5]!])).toEqual([c]);
    expect(collections.photoIdsOf(id)).toEqual([a, b]);
  });

  it('comes first in the list after something was added to it', () => {
    const { collections, photos } = album();
    const [one, two, three] = ['one', 'two', 'three'].map((name, index) =>
      collections.create(name, 'picked', [], 1_000 + index),
    ) as [CollectionId, CollectionId, CollectionId];
    const order = () => collections.all().map(({ id }) => id);
    expect(order()).toEqual([three, two, one]);
    collections.add(one, photos, 5_000);
    collections.add(two, photos, 4_000);
    expect(order()).toEqual([one, two, three]);
  });

  it('makes the generation grow with each change, and only then', () => {
    const { collections, photos, sample } = album();
    const grows = (change: () => unknown): boolean => {
      const before = sample.library.generation();
      change();
      return sample.library.generation() > before;
    };
    const id = collections.create('Trip', 'picked', [], 1_000);
    expect(grows(() => collections.add(id, photos, 2_000))).toBe(true);
    expect(grows(() => collections.add(id, photos, 2_000))).toBe(false);
    expect(grows(() => collections.remove(id, photos))).toBe(true);
    expect(grows(() => collections.remove(id, photos))).toBe(false);
    for (const change of [
      () => {
        collections.rename(id, 'Journey');
      },
      () => {
        collections.delete(id);
      },
      () => {
        collections.restore(id);
      },
    ]) {
      expect(grows(change)).toBe(true);
    }
  });
});

describe('the name of a collection', () => {
  it('is taken whatever its case and however its letters are composed', () => {
    const { collections, sample } = album();
    const id = collections.create('Äpfel', 'picked', [], 1_000);
    const before = sample.library.generation();
    for (const name of ['Äpfel', 'äPFEL', 'A\u0308pfel']) {
      expect(() => collections.create(name, 'picked', [], 2_000)).toThrow(coded('collection-exists'));
    }
    expect(collections.all()).toHaveLength(1);
    expect(sample.library.generation()).toBe(before);
    collections.rename(id, 'äpfel');
    expect(collections.get(id).name).toBe('äpfel');
    const other = collections.create('Birnen', 'picked', [], 3_000);
    expect(() => {
      collections.rename(other, 'ÄPFEL');
    }).toThrow(coded('collection-exists'));
  });

  it('is free once its collection is deleted; that comes back with a number behind it', () => {
    const { collections } = album();
    const first = collections.create('Trip', 'picked', [], 1_000);
    collections.delete(first);
    const second = collections.create('trip', 'picked', [], 2_000);
    collections.create('Trip 2', 'picked', [], 3_000);
    collections.restore(first);
    expect(collections.get(first).name).toBe('Trip 3');
    expect(collections.get(second).name).toBe('trip');
  });
});

describe('a deleted collection', () => {
  it('is out of sight, and whole again when it is restored', () => {
    const { collections, photos } = album();
    const id = collections.create('Trip', 'picked', photos, 1_000);
    const before = collections.get(id);
    collections.delete(id);
    expect(collections.all()).toEqual([]);
    for (const use of [
      () => collections.get(id),
      () => collections.add(id, photos, 2_000),
      () => collections.remove(id, photos),
      () => {
        collections.rename(id, 'x');
      },
      () => {
        collections.delete(id);
      },
    ]) {
      expect(use).toThrow(coded('collection-unknown'));
    }
    collections.restore(id);
    expect(collections.get(id)).toEqual(before);
    expect(() => {
      collections.restore(id);
    }).toThrow(coded('collection-unknown'));
  });

  it('is gone for good once the library is opened again; others are not', () => {
    const album_ = album();
    const { photos, sample } = album_;
    const gone = album_.collections.create('Gone', 'picked', photos, 1_000);
    const kept = album_.collections.create('Kept', 'picked', photos, 1_000);
    album_.collections.delete(gone);
    sample.reopen();
    expect(album_.collections.all().map(({ id }) => id)).toEqual([kept]);
    expect(() => {
      album_.collections.restore(gone);
    }).toThrow(coded('collection-unknown'));
    expect(album_.collections.photoIdsOf(gone)).toEqual([]);
    expect(album_.collections.photoIdsOf(kept)).toHaveLength(6);
  });
});
