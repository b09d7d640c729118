import { describe, expect, it } from 'vitest';
import type { LabelledPhoto } from '../../../src-main/dataset/labelled-photo.ts';
import { prepareDataset } from '../../../src-main/dataset/prepare-dataset.ts';
import { nearestOfAll } from '../../../src-main/vector-index/nearest-of-all.ts';
import type { DataFinding } from '../../../src-shared/contract/training.ts';
import { copyOf, photo, photosOf } from './labelled-photos.ts';

const prepare = (photos: LabelledPhoto[], seed = 1) =>
  prepareDataset(
    photos,
    ['cats', 'dogs'],
    { seed, heldOutShare: 0.15, validationShare: 0, unreadable: [] },
    nearestOfAll,
  );

const others = [...photosOf(0, 30), ...photosOf(1, 30)];
const samePhotos = (found: DataFinding[]) =>
  found.flatMap((finding) => (finding.kind === 'same-photo' ? [finding.paths] : []));

/** Less alike than what the cosine alone would take for a copy. */
function turned(one: LabelledPhoto, by: number): LabelledPhoto {
  const feature = one.feature.slice();
  feature[31] = (feature[31] ?? 0) + by;
  return { ...one, feature };
}

describe('copies', () => {
  it('are never on both sides, however many there are and whatever the seed', () => {
    const originals = photosOf(0, 30);
    const copies = originals.flatMap((one, at) =>
      Array.from({ length: at % 4 }, (_, copy) => copyOf(one, `copy-${at}-${copy}`, copy * 9)),
    );
    const photos = [...originals, ...copies, ...photosOf(1, 30)];
    const sideCounts = new Set<number>();
    for (let seed = 0; seed < 25; seed++) {
      const { photos: kept, train, heldOut, check } = prepare(photos, seed);
      expect(kept).toHaveLength(photos.length);
      const trained = new Set(train.map((row) => kept[row]!.path));
      for (const paths of samePhotos(check.findings)) {
        expect(new Set(paths.map((path) => trained.has(path))).size).toBe(1);
      }
      expect(samePhotos(check.findings)).toHaveLength(22);
      sideCounts.add(heldOut.length);
    }
    // 75 cats and 30 dogs: 11 and 5, without a photo too many where lone ones are too few.
    expect([...sideCounts].every((count) => count >= 14 && count <= 16)).toBe(true);
  });

  it('go to the side that is learnt from while there are others to hold out', () => {
    const copied = photo(0, 50);
    const photos = [...others, copied, copyOf(copied, 'again', 4)];
    for (let seed = 0; seed < 20; seed++) {
      const { photos: kept, heldOut } = prepare(photos, seed);
      expect(heldOut.map((row) => kept[row]!.path)).not.toContain(copied.path);
    }
  });

  it('of one photo that make up a class are all learnt from', () => {
    const only = photo(0, 0);
    const copies = Array.from({ length: 9 }, (_, at) => copyOf(only, `copy-${at}`, 0));
    const { check } = prepare([only, ...copies, ...photosOf(1, 20)]);
    expect(check.classes[0]).toEqual({ name: 'cats', photos: 10, train: 10, heldOut: 0 });
    // Of two photos and their copies one is held out whole.
    const two = [photo(0, 0), photo(0, 1)].flatMap((one, at) => [
      one,
      ...Array.from({ length: 4 }, (_, copy) => copyOf(one, `copy-${at}-${copy}`, 0)),
    ]);
    expect(prepare([...two, ...photosOf(1, 20)]).check.classes[0]).toMatchObject({ train: 5, heldOut: 5 });
  });

  it('are told by both hashes and the features together, within a class', () => {
    const [one, bits] = [photo(0, 50), (count: number) => copyOf(turned(photo(0, 50), 2), 'copy', count)];
    expect(samePhotos(prepare([...others, one, bits(52)]).check.findings)).toEqual([
      ['/photos/0/50.jpg', '/photos/0/copy.jpg'],
    ]);
    expect(samePhotos(prepare([...others, one, bits(53)]).check.findings)).toEqual([]);
    const oneHash = { ...bits(52), perceptualHash: photo(0, 51).perceptualHash };
    expect(samePhotos(prepare([...others, one, oneHash]).check.findings)).toEqual([]);
    const otherLooks = {
      ...bits(0),
      contentHash: bits(1).contentHash,
      feature: new Float32Array(32).fill(1, 30),
    };
    expect(samePhotos(prepare([...others, one, otherLooks]).check.findings)).toEqual([]);
  });

  it('are told by the features alone where they agree as no others do: mirrored photos', () => {
    const mirrored = { ...photo(0, 51), feature: turned(photo(0, 50), 0.1).feature };
    expect(samePhotos(prepare([...others, photo(0, 50), mirrored]).check.findings)).toEqual([
      ['/photos/0/50.jpg', '/photos/0/51.jpg'],
    ]);
  });

  it('are not seen everywhere in photos that are all alike', () => {
    const alike = others.map((one, at) => {
      const feature = new Float32Array(32).fill(10);
      feature[at % 32] = 14;
      feature[(at * 7 + 3) % 32] = 13;
      return { ...one, feature };
    });
    expect(samePhotos(prepare(alike).check.findings)).toEqual([]);
  });
});

describe('the same photo under two labels', () => {
  const one = photo(0, 50);
  const path = '/photos/1/copy.jpg';

  it.each([0, 20])('is left out with %i bits of difference, and all its places are named', (bits) => {
    const { photos, check } = prepare([...others, one, copyOf(one, 'copy', bits, 1)]);
    expect(photos).toHaveLength(60);
    expect(check).toMatchObject({ photos: 62, trainPhotos: 50, heldOutPhotos: 10 });
    expect(check.classes.map((of) => of.photos)).toEqual([31, 31]);
    expect(check.findings).toEqual([
      {
        kind: 'conflicting-labels',
        photos: [
          { path: one.path, label: 'cats' },
          { path, label: 'dogs' },
        ],
      },
    ]);
  });

  it('takes its other copies along, but not what is only like it', () => {
    const again = copyOf(one, 'again', 3);
    const like = copyOf(one, 'like', 50);
    const { photos, check } = prepare([...others, one, again, like, copyOf(one, 'copy', 0, 1)]);
    const paths = photos.map((kept) => kept.path);
    expect(paths).toContain(like.path);
    expect(paths).not.toContain(again.path);
    expect(check.findings).toMatchObject([{ kind: 'conflicting-labels', photos: { length: 3 } }]);
  });

  it('is no conflict when it is only nearly the same: that may be what is to be learnt', () => {
    expect(prepare([...others, one, copyOf(turned(one, 2), 'copy', 21, 1)]).photos).toHaveLength(62);
  });

  it('can make a class too thin', () => {
    const four = photosOf(0, 4);
    const conflict = copyOf(four[0]!, 'copy', 0, 1);
    const photos = [...four, ...photosOf(1, 20), conflict];
    expect(() => prepare(photos)).toThrow(/only one has/);
  });
});
