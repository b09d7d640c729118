import { describe, expect, it } from 'vitest';
import { folderNames } from '../../../src-main/map/folder-names.ts';
import { groupByDate, groupByName } from '../../../src-main/map/group-photos.ts';

describe('grouping by name', () => {
  it('puts the largest group first, and photos without a name into none', () => {
    expect(groupByName(['cat', null, 'dog', 'dog'], 'rest')).toEqual({
      groups: [
        { name: 'dog', photos: 2 },
        { name: 'cat', photos: 1 },
      ],
      groupOf: [1, -1, 0, 0],
    });
  });

  it('keeps twelve groups and gathers the rest', () => {
    const names = Array.from({ length: 15 }, (_, at) => Array<string>(20 - at).fill(`group ${at}`)).flat();
    const { groups, groupOf } = groupByName(names, 'rest');
    expect(groups).toHaveLength(13);
    expect(groups.at(-1)).toEqual({ name: 'rest', photos: 8 + 7 + 6 });
    expect(groupOf.at(-1)).toBe(12);
    expect(groups.reduce((sum, { photos }) => sum + photos, 0)).toBe(names.length);
  });
});

describe('grouping by date', () => {
  it('takes years, in their order', () => {
    const dates = ['2024-05-01T10:00:00', '2019-01-01T10:00:00', null, '2024-12-31T10:00:00'];
    expect(groupByDate(dates)).toEqual({
      groups: [
        { name: '2019', photos: 1 },
        { name: '2024', photos: 2 },
      ],
      groupOf: [1, 0, -1, 1],
    });
  });

  it('takes months where the library is not older than two years', () => {
    const within = groupByDate(['2023-01-31T10:00:00', '2024-12-01T10:00:00']);
    expect(within.groups.map(({ name }) => name)).toEqual(['2023-01', '2024-12']);
    const beyond = groupByDate(['2023-01-31T10:00:00', '2025-01-01T10:00:00']);
    expect(beyond.groups.map(({ name }) => name)).toEqual(['2023', '2025']);
  });

  it('has no groups where there are no dates', () => {
    expect(groupByDate([null])).toEqual({ groups: [], groupOf: [-1] });
  });
});

describe('names of folders', () => {
  const inside = (root: string, ...below: string[]) => ({ root, below });

  it('are those of the library where it has several', () => {
    const places = [inside('/home/me/Pictures', 'a'), inside('/mnt/old'), null];
    expect(folderNames(places)).toEqual(['Pictures', 'old', null]);
  });

  it('are whole paths where two have the same name', () => {
    expect(folderNames([inside('/a/photos'), inside('/b/photos')])).toEqual(['/a/photos', '/b/photos']);
  });

  it('are the first that differ within a single folder', () => {
    const places = [
      inside('/p', 'trips', 'rome', 'day 1'),
      inside('/p', 'trips', 'oslo'),
      inside('/p', 'trips'),
    ];
    expect(folderNames(places)).toEqual(['rome', 'oslo', 'trips']);
  });

  it('are that of the folder itself where all photos lie in it', () => {
    expect(folderNames([inside('/home/photos'), inside('/home/photos')])).toEqual(['photos', 'photos']);
    expect(folderNames([])).toEqual([]);
  });
});
