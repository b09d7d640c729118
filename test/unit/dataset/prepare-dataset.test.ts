import { describe, expect, it } from 'vitest';
import type { Dataset, LabelledPhoto } from '../../../src-main/dataset/labelled-photo.ts';
import { prepareDataset } from '../../../src-main/dataset/prepare-dataset.ts';
import { nearestOfAll } from '../../../src-main/vector-index/nearest-of-all.ts';
import { DataCheck, type DataFinding } from '../../../src-shared/contract/training.ts';
import { copyOf, photo, photosOf } from './labelled-photos.ts';

const classes = ['cats', 'dogs', 'birds'];

function prepare(
  photos: LabelledPhoto[],
  options: { seed?: number; validationShare?: number; unreadable?: DataFinding[] } = {},
): Dataset {
  const { seed = 1, validationShare = 0, unreadable = [] } = options;
  const dataset = prepareDataset(
    photos,
    classes,
    { seed, heldOutShare: 0.15, validationShare, unreadable },
    nearestOfAll,
  );
  DataCheck.parse(dataset.check);
  return dataset;
}

const pathsOf = ({ photos }: Dataset, rows: number[]): string[] => rows.map((row) => photos[row]!.path);
const findings = (dataset: Dataset, kind: DataFinding['kind']) =>
  dataset.check.findings.filter((finding) => finding.kind === kind);

describe('a prepared dataset', () => {
  it('holds out its share of each class, and counts exactly', () => {
    const dataset = prepare([...photosOf(0, 40), ...photosOf(1, 20), ...photosOf(2, 9)]);
    expect(dataset.check).toEqual({
      photos: 69,
      classes: [
        { name: 'cats', photos: 40, train: 34, heldOut: 6 },
        { name: 'dogs', photos: 20, train: 17, heldOut: 3 },
        { name: 'birds', photos: 9, train: 7, heldOut: 2 },
      ],
      trainPhotos: 58,
      heldOutPhotos: 11,
      findings: [],
    });
    expect(dataset.photos).toHaveLength(69);
    expect([...dataset.train, ...dataset.heldOut].sort((one, other) => one - other)).toEqual([
      ...dataset.photos.keys(),
    ]);
    const heldOutLabels = dataset.heldOut.map((row) => dataset.photos[row]!.label);
    expect([0, 1, 2].map((label) => heldOutLabels.filter((held) => held === label).length)).toEqual([
      6, 3, 2,
    ]);
  });

  it('sets photos aside that say when to stop, and neither trains nor reports on them', () => {
    const photos = [...photosOf(0, 40), ...photosOf(1, 20), ...photosOf(2, 9)];
    const dataset = prepare(photos, { validationShare: 0.15 });
    const of = (rows: number[], label: number) =>
      rows.filter((row) => dataset.photos[row]!.label === label).length;
    expect([0, 1, 2].map((label) => of(dataset.validation, label))).toEqual([5, 3, 0]);
    expect(dataset.heldOut).toEqual(prepare(photos).heldOut);
    const all = [...dataset.train, ...dataset.validation, ...dataset.heldOut];
    expect(all.sort((one, other) => one - other)).toEqual([...dataset.photos.keys()]);
    expect(dataset.check.trainPhotos).toBe(58);
  });

  it.each([
    [4, 1],
    [5, 1],
    [6, 2],
    [13, 2],
    [100, 15],
  ])('of a class of %i photos holds out %i', (count, heldOut) => {
    const { check } = prepare([...photosOf(0, count), ...photosOf(1, 40)]);
    expect(check.classes[0]).toMatchObject({ train: count - heldOut, heldOut });
  });

  it('is the same whatever the order of the photos and the names of the files', () => {
    const photos = [...photosOf(0, 30), ...photosOf(1, 30)];
    const dataset = prepare(photos);
    expect(prepare(photos.toReversed())).toEqual(dataset);
    const renamed = prepare(photos.map((one) => ({ ...one, path: `/moved/${one.path.length}/${one.path}` })));
    expect(renamed.heldOut).toEqual(dataset.heldOut);
    expect(renamed.photos.map((one) => one.contentHash)).toEqual(
      dataset.photos.map((one) => one.contentHash),
    );
  });

  it('is split another way by another seed, and hardly another way when photos are added', () => {
    const photos = [...photosOf(0, 200), ...photosOf(1, 200)];
    const heldOut = (dataset: Dataset) => new Set(pathsOf(dataset, dataset.heldOut));
    const first = heldOut(prepare(photos));
    expect(heldOut(prepare(photos, { seed: 2 })).intersection(first).size).toBeLessThan(25);
    const more = [...photos, ...Array.from({ length: 10 }, (_, number) => photo(0, 200 + number))];
    expect(heldOut(prepare(more)).intersection(first).size).toBeGreaterThan(56);
  });

  it('leaves out and names classes with fewer than four photos, and counts labels anew', () => {
    const dataset = prepare([...photosOf(0, 1), ...photosOf(1, 10), ...photosOf(2, 10)]);
    expect(dataset.classes).toEqual(['dogs', 'birds']);
    expect(new Set(dataset.photos.map((one) => one.label))).toEqual(new Set([0, 1]));
    expect(dataset.photos.every((one) => one.path.startsWith(`/photos/${one.label + 1}/`))).toBe(true);
    expect(dataset.check.classes[0]).toEqual({ name: 'cats', photos: 1, train: 0, heldOut: 0 });
    expect(dataset.check.findings).toEqual([{ kind: 'class-too-thin', label: 'cats', photos: 1 }]);
    expect(prepare([...photosOf(1, 10), ...photosOf(2, 10)]).check.findings).toEqual([
      { kind: 'class-too-thin', label: 'cats', photos: 0 },
    ]);
  });

  it('counts and lists what could not be read', () => {
    const unreadable = [
      {
        kind: 'unreadable' as const,
        path: '/photos/0/x.jpg',
        code: 'image-damaged',
        message: 'It is damaged.',
      },
    ];
    const dataset = prepare([...photosOf(0, 10), ...photosOf(1, 10), ...photosOf(2, 10)], { unreadable });
    expect(dataset.check).toMatchObject({ photos: 31, trainPhotos: 24, findings: unreadable });
  });

  it('tells when a class outnumbers another ten times', () => {
    const photos = (largest: number) => [...photosOf(0, largest), ...photosOf(1, 4), ...photosOf(2, 10)];
    expect(findings(prepare(photos(39)), 'imbalance')).toEqual([]);
    expect(findings(prepare(photos(40)), 'imbalance')).toEqual([
      {
        kind: 'imbalance',
        largest: { label: 'cats', photos: 40 },
        smallest: { label: 'dogs', photos: 4 },
      },
    ]);
  });

  it('is refused when fewer than two classes are left, with the reason', () => {
    const refused = (photos: LabelledPhoto[]) => () => prepare(photos);
    expect(refused([])).toThrow(expect.objectContaining({ code: 'labels-missing' }));
    expect(refused(photosOf(0, 1))).toThrow(expect.objectContaining({ code: 'labels-missing' }));
    expect(refused([...photosOf(0, 50), ...photosOf(1, 3)])).toThrow(
      expect.objectContaining({
        code: 'labels-missing',
        message: expect.stringMatching(
          /at least 4 photos.*only one has\. Categories with too few: 2/,
        ) as string,
      }),
    );
    const twice = photosOf(0, 8);
    const everyPhotoTwice = [...twice, ...twice.map((one, at) => copyOf(one, `again-${at}`, 0, 1))];
    expect(refused(everyPhotoTwice)).toThrow(/in several categories: 16/);
  });

  it('takes a photo without a feature as one that is like no other', () => {
    const blank = { ...photo(0, 99), feature: new Float32Array(32).fill(NaN) };
    const dataset = prepare([...photosOf(0, 20), blank, ...photosOf(1, 20), ...photosOf(2, 20)]);
    expect(dataset.check).toMatchObject({ photos: 61, trainPhotos: 52, heldOutPhotos: 9, findings: [] });
  });
});
