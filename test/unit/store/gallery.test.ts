import { describe, expect, it } from 'vitest';
import {
  PhotoDetails,
  PhotoFacets,
  type PhotoFilter,
  PhotoGrid,
} from '../../../src-shared/contract/photo.ts';
import type { PhotoId } from '../../../src-shared/contract/ids.ts';
import { localTime } from '../../../src-main/store/local-time.ts';
import { BACKBONE, MODEL, sampleLibrary } from './sample-library.ts';
import { readPhoto } from './read-photo.ts';

/** Five photos in two folders; `other` holds the last two. */
function gallery() {
  const sample = sampleLibrary();
  const other = sample.library.folders.add('/other', []);
  const add = (name: string, folder: typeof other, found: Parameters<typeof readPhoto>[1]): PhotoId => {
    const path = `${folder === other ? '/other' : '/photos'}/${name}.jpg`;
    sample.appear(path, folder);
    return sample.read(path, name, found);
  };
  const tag = (...names: string[]) => names.map((name) => ({ name, confidence: 0.6 }));
  const ids = {
    morning: add('morning', sample.folderId, {
      takenAt: '2024-05-01T00:00:00',
      camera: 'Pixel',
      tags: tag('dog'),
    }),
    night: add('night', sample.folderId, {
      takenAt: '2024-05-01T23:59:59',
      camera: 'Canon',
      tags: tag('cat'),
    }),
    next: add('next', sample.folderId, {
      takenAt: '2024-05-02T00:00:00',
      camera: 'Canon',
      tags: tag('dog', 'cat'),
    }),
    wide: add('wide', other, { takenAt: '2023-12-31T12:00:00', width: 3000, height: 1000 }),
    undated: add('undated', other, { takenAt: null }),
  };
  const found = (filter: PhotoFilter): PhotoId[] => {
    const grid = sample.library.gallery.grid(filter).ids;
    const searched = sample.library.gallery.idsFor(filter);
    if (searched) expect(searched).toEqual([...grid].sort((one, another) => one - another));
    return grid;
  };
  return { sample, other, ids, found };
}

describe('the grid', () => {
  it('is sorted by time, newest first, files without a date by the date of the file', () => {
    const { sample, ids } = gallery();
    const grid = sample.library.gallery.grid({});
    expect(PhotoGrid.parse(grid)).toEqual(grid);
    expect(grid.ids).toEqual([ids.next, ids.night, ids.undated, ids.morning, ids.wide]);
    const day = Date.UTC(2024, 4, 1) / 86_400_000;
    expect(grid.day).toEqual([day + 1, day, day, day, Date.UTC(2023, 11, 31) / 86_400_000]);
    expect(grid.aspectPermille).toEqual([1333, 1333, 1333, 1333, 3000]);
    expect(sample.library.gallery.countLive()).toBe(5);
  });

  it('holds pictures of any shape and date', () => {
    const sample = sampleLibrary();
    const shapes = [
      { width: 1, height: 100_000 },
      { width: 100_000, height: 1 },
    ];
    const fileDates = [-1e15, 1e17];
    for (const [index, shape] of shapes.entries()) {
      const fileId = sample.appear(`/photos/${index}.jpg`);
      const photo = readPhoto(`${index}`, shape);
      sample.library.photos.record(fileId, fileDates[index]!, BACKBONE, MODEL, photo);
    }
    const grid = sample.library.gallery.grid({});
    expect(PhotoGrid.parse(grid)).toEqual(grid);
    expect(grid.aspectPermille).toEqual([100_000_000, 1]);
    expect(sample.library.gallery.tile(grid.ids[1]!)).toMatchObject({
      path: '/photos/0.jpg',
      aspectPermille: 1,
    });
    const facets = sample.library.gallery.facets();
    expect(PhotoFacets.parse(facets)).toEqual(facets);
  });
});

describe('a filter', () => {
  it('that is empty lets all through', () => {
    const { sample, found } = gallery();
    expect(found({})).toHaveLength(5);
    expect(sample.library.gallery.idsFor({})).toBeNull();
    expect(found({ folderIds: [], cameras: [], tags: [] })).toHaveLength(5);
  });

  it('counts both days of a range whole', () => {
    const { ids, found } = gallery();
    expect(found({ takenFrom: '2024-05-01', takenTo: '2024-05-01' })).toEqual([
      ids.night,
      ids.undated,
      ids.morning,
    ]);
    expect(found({ takenFrom: '2024-05-02' })).toEqual([ids.next]);
    expect(found({ takenTo: '2024-04-30' })).toEqual([ids.wide]);
    expect(found({ takenFrom: '2024-05-03', takenTo: '2024-05-01' })).toEqual([]);
  });

  it('takes any of several folders, cameras or tags', () => {
    const { sample, other, ids, found } = gallery();
    expect(found({ folderIds: [other] })).toEqual([ids.undated, ids.wide]);
    expect(found({ folderIds: [other, sample.folderId] })).toHaveLength(5);
    expect(found({ cameras: ['Pixel'] })).toEqual([ids.morning]);
    expect(found({ cameras: ['Pixel', 'Canon', `"; DROP TABLE photo; --`] })).toHaveLength(3);
    expect(found({ tags: ['dog'] })).toEqual([ids.next, ids.morning]);
    expect(found({ tags: ['dog', 'cat', 'no such tag'] })).toEqual([ids.next, ids.night, ids.morning]);
  });

  it('takes any of several formats', () => {
    const { sample, ids, found } = gallery();
    sample.appear('/photos/sensor.dng');
    const raw = sample.read('/photos/sensor.dng', 'sensor', { format: 'raw' });
    expect(found({ formats: ['raw'] })).toEqual([raw]);
    expect(found({ formats: ['raw', 'jpeg'] })).toHaveLength(6);
    expect(found({ formats: ['png'] })).toEqual([]);
    expect(found({ formats: ['raw', 'jpeg'], cameras: ['Pixel'] })).toEqual([ids.morning]);
  });

  it('takes what is in any of several collections, those that were deleted aside', () => {
    const { sample, ids, found } = gallery();
    const { collections } = sample.library;
    const first = collections.create('First', 'picked', [ids.morning, ids.wide], 1);
    const second = collections.create('Second', 'picked', [ids.next], 2);
    expect(found({ collectionIds: [first] })).toEqual([ids.morning, ids.wide]);
    expect(found({ collectionIds: [first, second], cameras: ['Canon'] })).toEqual([ids.next]);
    collections.delete(first);
    expect(found({ collectionIds: [first] })).toEqual([]);
    expect(found({ collectionIds: [first, second] })).toEqual([ids.next]);
  });

  it('takes what passes all of its parts', () => {
    const { sample, other, ids, found } = gallery();
    const part: PhotoFilter = { cameras: ['Canon'], tags: ['dog'], takenFrom: '2024-01-01' };
    expect(found({ ...part, folderIds: [sample.folderId] })).toEqual([ids.next]);
    expect(found({ ...part, folderIds: [other] })).toEqual([]);
  });

  it('by folder looks at files that are there', () => {
    const { sample, other, ids, found } = gallery();
    sample.appear('/other/copy.jpg', other);
    sample.read('/other/copy.jpg', 'morning');
    expect(found({ folderIds: [other] })).toContain(ids.morning);
    sample.library.files.applyChanges(other, {
      added: [],
      changed: [],
      returned: [],
      gone: [sample.fileAt('/other/copy.jpg').id],
    });
    expect(found({ folderIds: [other] })).not.toContain(ids.morning);
  });
});

describe('details and facets', () => {
  it('follow the contract, and offer only what live photos have', () => {
    const { sample, ids } = gallery();
    const details = sample.library.gallery.details(ids.next);
    expect(PhotoDetails.parse(details)).toEqual(details);
    expect(sample.library.gallery.details(999 as PhotoId)).toBeNull();
    expect(sample.library.gallery.facets()).toEqual({
      cameras: [
        { name: 'Canon', count: 2 },
        { name: 'Pixel', count: 1 },
      ],
      formats: [{ name: 'jpeg', count: 5 }],
      tags: [
        { name: 'cat', count: 2 },
        { name: 'dog', count: 2 },
      ],
      takenFrom: '2023-12-31',
      takenTo: '2024-05-02',
    });
    sample.vanish('/photos/morning.jpg');
    expect(sample.library.gallery.facets()).toMatchObject({
      cameras: [{ name: 'Canon' }],
      tags: [{}, { count: 1 }],
    });
  });

  it('of an empty library are empty', () => {
    expect(sampleLibrary().library.gallery.facets()).toEqual({
      cameras: [],
      formats: [],
      tags: [],
      takenFrom: null,
      takenTo: null,
    });
  });
});

describe('local time', () => {
  it('is what the clock on the wall showed', () => {
    const noon = new Date(2024, 4, 1, 12, 30, 15).valueOf();
    expect(localTime(noon)).toBe('2024-05-01T12:30:15');
    for (const odd of [NaN, Infinity, -Infinity, 1e18, -1e18]) {
      expect(localTime(odd)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    }
  });
});
