import { describe, expect, it } from 'vitest';
import type { FolderId } from '../../../src-shared/contract/ids.ts';
import { sampleLibrary } from './sample-library.ts';

describe('folders', () => {
  it('count their files by what became of them', () => {
    const sample = sampleLibrary();
    for (const name of ['ready', 'pending', 'failed', 'gone']) sample.appear(`/photos/${name}.jpg`);
    sample.read('/photos/ready.jpg', 'ready');
    sample.fail('/photos/failed.jpg', { code: 'file-empty', transient: false });
    sample.vanish('/photos/gone.jpg');
    expect(sample.library.folders.get(sample.folderId)).toEqual({
      id: sample.folderId,
      path: '/photos',
      state: 'online',
      exclude: [],
      photos: 1,
      pending: 1,
      failed: 1,
      scannedAtMs: null,
    });
    expect(sample.library.folders.get(999 as FolderId)).toBeNull();
  });

  it('are added once, and keep their exclusions until these are set', () => {
    const { library, folderId } = sampleLibrary();
    library.folders.setExclude(folderId, ['Trash']);
    expect(library.folders.add('/photos', ['other'])).toBe(folderId);
    expect(library.folders.add('/photos/', [])).toBe(folderId);
    expect(library.folders.all()).toMatchObject([{ path: '/photos', exclude: ['Trash'] }]);
  });

  it('keep their photos while they are offline', () => {
    const sample = sampleLibrary();
    sample.appear('/photos/a.jpg');
    const photoId = sample.read('/photos/a.jpg', 'a');
    sample.library.folders.markOffline(sample.folderId);
    expect(sample.library.folders.get(sample.folderId)).toMatchObject({ state: 'offline', photos: 1 });
    expect(sample.library.gallery.grid({}).ids).toEqual([photoId]);
    sample.library.folders.markScanned(sample.folderId, 7_000);
    expect(sample.library.folders.get(sample.folderId)).toMatchObject({
      state: 'online',
      scannedAtMs: 7_000,
    });
  });

  it('take their photos along when they are removed, unless another folder has them too', () => {
    const sample = sampleLibrary();
    const other = sample.library.folders.add('/other', []);
    sample.appear('/photos/only.jpg');
    sample.appear('/photos/both.jpg');
    sample.appear('/other/both.jpg', other);
    const only = sample.read('/photos/only.jpg', 'only');
    const both = sample.read('/photos/both.jpg', 'both');
    sample.read('/other/both.jpg', 'both');
    sample.library.folders.remove(sample.folderId);
    expect(sample.library.gallery.grid({}).ids).toEqual([both]);
    expect(sample.library.gallery.details(both)?.paths).toEqual(['/other/both.jpg']);
    const again = sample.library.folders.add('/photos', []);
    sample.appear('/photos/only.jpg', again);
    expect(sample.read('/photos/only.jpg', 'only')).toBe(only);
  });
});

describe('a folder in a folder', () => {
  it('is refused, naming the one that has it', () => {
    const { library } = sampleLibrary();
    for (const path of ['/photos/2020', '/photos/a/b/c']) {
      expect(() => library.folders.add(path, [])).toThrow(
        expect.objectContaining({
          code: 'folder-overlaps',
          message: expect.stringContaining('/photos') as string,
        }),
      );
    }
    expect(library.folders.all()).toHaveLength(1);
  });

  it('is not one that merely begins alike', () => {
    const { library } = sampleLibrary();
    library.folders.add('/photos of mine', []);
    library.folders.add('/photo', []);
    library.folders.add('/..photos', []);
    expect(library.folders.all()).toHaveLength(4);
  });

  it('is taken in by one that is added above it, with its files and exclusions', () => {
    const sample = sampleLibrary();
    const { library } = sample;
    library.folders.setExclude(sample.folderId, ['Trash', 'raw/*.tif']);
    const beside = library.folders.add('/else', []);
    sample.appear('/photos/a.jpg');
    sample.appear('/photos/b.jpg');
    sample.appear('/photos/c.jpg');
    const photoId = sample.read('/photos/a.jpg', 'a');
    sample.fail('/photos/b.jpg', { code: 'file-empty', transient: false });
    const above = library.folders.add('/', ['tmp']);
    expect(library.folders.get(sample.folderId)).toBeNull();
    expect(library.folders.get(beside)).toBeNull();
    expect(library.folders.all()).toMatchObject([
      {
        id: above,
        path: '/',
        exclude: ['tmp', 'photos/**/Trash', 'photos/raw/*.tif'],
        photos: 1,
        pending: 1,
        failed: 1,
      },
    ]);
    expect(library.gallery.grid({ folderIds: [above] }).ids).toEqual([photoId]);
    expect(
      sample
        .knownFiles(above)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['/photos/a.jpg', '/photos/b.jpg', '/photos/c.jpg']);
  });

  it('is not taken in where not all of its exclusions could be kept', () => {
    const { library, folderId } = sampleLibrary();
    library.folders.setExclude(
      folderId,
      Array.from({ length: 200 }, (_, index) => `folder ${index}`),
    );
    expect(() => library.folders.add('/', ['one more'])).toThrow(
      expect.objectContaining({ code: 'folder-overlaps' }),
    );
    expect(library.folders.all()).toHaveLength(1);
  });
});
