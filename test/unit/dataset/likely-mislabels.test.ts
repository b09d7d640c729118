import { describe, expect, it } from 'vitest';
import { featureNeighbours } from '../../../src-main/dataset/feature-neighbours.ts';
import type { LabelledPhoto } from '../../../src-main/dataset/labelled-photo.ts';
import { findLikelyMislabels } from '../../../src-main/dataset/likely-mislabels.ts';
import { prepareDataset } from '../../../src-main/dataset/prepare-dataset.ts';
import { nearestOfAll } from '../../../src-main/vector-index/nearest-of-all.ts';
import { copyOf, photo, photosOf } from './labelled-photos.ts';

const mislabels = (photos: LabelledPhoto[]) =>
  prepareDataset(
    photos,
    ['cats', 'dogs'],
    { seed: 1, heldOutShare: 0.15, validationShare: 0, unreadable: [] },
    nearestOfAll,
  ).check.findings.filter((finding) => finding.kind === 'likely-mislabel');

/** Lies among the dogs and looks like a cat. */
const strayCat = photo(1, 99, 0);

describe('likely mislabels', () => {
  it('are photos whose neighbours all have another label; they are trained on all the same', () => {
    const photos = [...photosOf(0, 30), ...photosOf(1, 30), strayCat];
    expect(mislabels(photos)).toEqual([
      { kind: 'likely-mislabel', path: strayCat.path, label: 'dogs', suggested: 'cats', agreement: 1 },
    ]);
  });

  it('are found though copies of them, labelled in the same breath, agree', () => {
    const copies = Array.from({ length: 6 }, (_, at) => copyOf(strayCat, `copy-${at}`, 3));
    const found = mislabels([...photosOf(0, 30), ...photosOf(1, 30), strayCat, ...copies]);
    expect(found).toHaveLength(7);
  });

  it('are not seen where a second of its class is near, nor where voters are too few', () => {
    const strays = Array.from({ length: 3 }, (_, at) => {
      const stray = photo(1, 90 + at, 0);
      stray.feature[20] = 2;
      return stray;
    });
    expect(mislabels([...photosOf(0, 30), ...photosOf(1, 30), ...strays])).toEqual([]);
    expect(mislabels([...photosOf(0, 4), ...photosOf(1, 4), strayCat])).toEqual([]);
  });

  it('are found in parts where photos are many, and only by photos of the same part', () => {
    const photos = [...photosOf(0, 60), ...photosOf(1, 60), strayCat];
    const near = featureNeighbours(photos, 20, nearestOfAll, 50);
    const rows = [...photos.keys()];
    expect(new Set(rows.map(near.partOf)).size).toBe(3);
    for (const row of rows) {
      expect(near.of(row)).toHaveLength(20);
      expect(near.of(row).every((other) => near.partOf(other) === near.partOf(row))).toBe(true);
    }
    const found = findLikelyMislabels(
      rows,
      photos,
      rows.map((row) => [row]),
      near,
    );
    expect(found).toEqual([{ row: 120, suggested: 0, agreement: 1 }]);
  });
});
