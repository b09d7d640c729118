import { describe, expect, it } from 'vitest';
import { sampleLibrary } from './sample-library.ts';

const nothing = { added: 0, changed: 0, moved: 0, gone: 0, failed: 0 };

/** A library whose first import read two photos. */
function libraryOfTwo() {
  const sample = sampleLibrary();
  const jobId = sample.startImport();
  for (const name of ['a', 'b']) {
    sample.appear(`/photos/${name}.jpg`);
    sample.read(`/photos/${name}.jpg`, name);
  }
  expect(sample.library.files.settleImport(jobId)).toEqual({ ...nothing, added: 2 });
  return sample;
}

describe('an import counts', () => {
  it('what was added, changed, gone and failed, and nothing of the import before', () => {
    const sample = libraryOfTwo();
    const jobId = sample.startImport();
    sample.appear('/photos/new.jpg');
    sample.appear('/photos/broken.jpg');
    sample.change('/photos/a.jpg');
    sample.vanish('/photos/b.jpg');
    expect(sample.library.files.importCounts(jobId)).toEqual({ ...nothing, gone: 1 });
    sample.read('/photos/new.jpg', 'new');
    sample.read('/photos/a.jpg', 'changed');
    sample.fail('/photos/broken.jpg', { code: 'image-damaged', transient: false });
    const expected = { added: 1, changed: 1, moved: 0, gone: 1, failed: 1 };
    expect(sample.library.files.settleImport(jobId)).toEqual(expected);
    expect(sample.library.files.settleImport(jobId)).toEqual(expected);
    expect(sample.library.files.settleImport(sample.startImport())).toEqual(nothing);
  });

  it('a touched file as nothing', () => {
    const sample = libraryOfTwo();
    const jobId = sample.startImport();
    sample.change('/photos/a.jpg');
    sample.read('/photos/a.jpg', 'a');
    expect(sample.library.files.settleImport(jobId)).toEqual(nothing);
  });

  it('a move once, whether the new place is read before or after the old one is missed', () => {
    for (const order of ['read first', 'missed first']) {
      const sample = libraryOfTwo();
      const jobId = sample.startImport();
      sample.appear('/photos/moved/a.jpg');
      if (order === 'missed first') sample.vanish('/photos/a.jpg');
      const photoId = sample.read('/photos/moved/a.jpg', 'a');
      if (order === 'read first') sample.vanish('/photos/a.jpg');
      expect(sample.library.files.settleImport(jobId)).toEqual({ ...nothing, moved: 1 });
      expect(sample.library.files.settleImport(jobId)).toEqual({ ...nothing, moved: 1 });
      expect(sample.library.gallery.details(photoId)?.paths).toEqual(['/photos/moved/a.jpg']);
      expect(sample.knownFiles().map(({ path }) => path)).not.toContain('/photos/a.jpg');
    }
  });

  it('a move and a copy made at the same time as one each', () => {
    const sample = libraryOfTwo();
    const jobId = sample.startImport();
    for (const name of ['1', '2']) {
      sample.appear(`/photos/${name}.jpg`);
      sample.read(`/photos/${name}.jpg`, 'a');
    }
    sample.vanish('/photos/a.jpg');
    expect(sample.library.files.settleImport(jobId)).toEqual({ ...nothing, added: 1, moved: 1 });
  });

  it('two of three copies that are deleted as gone, the third being moved', () => {
    const sample = libraryOfTwo();
    const first = sample.startImport();
    for (const name of ['1', '2']) {
      sample.appear(`/photos/${name}.jpg`);
      sample.read(`/photos/${name}.jpg`, 'a');
    }
    expect(sample.library.files.settleImport(first)).toEqual({ ...nothing, added: 2 });
    const second = sample.startImport();
    for (const name of ['a', '1', '2']) sample.vanish(`/photos/${name}.jpg`);
    sample.appear('/photos/3.jpg');
    sample.read('/photos/3.jpg', 'a');
    expect(sample.library.files.settleImport(second)).toEqual({ ...nothing, moved: 1, gone: 2 });
  });

  it('a photo that turns up elsewhere in a later import as moved', () => {
    const sample = libraryOfTwo();
    const away = sample.startImport();
    sample.vanish('/photos/a.jpg');
    expect(sample.library.files.settleImport(away)).toEqual({ ...nothing, gone: 1 });
    const back = sample.startImport();
    sample.appear('/photos/elsewhere.jpg');
    sample.read('/photos/elsewhere.jpg', 'a');
    expect(sample.library.files.settleImport(back)).toEqual({ ...nothing, moved: 1 });
    const copied = sample.startImport();
    sample.appear('/photos/copy.jpg');
    sample.read('/photos/copy.jpg', 'a');
    expect(sample.library.files.settleImport(copied)).toEqual({ ...nothing, added: 1 });
  });

  it('a copy as added, also where another copy went long ago', () => {
    const sample = libraryOfTwo();
    sample.startImport();
    sample.appear('/photos/copy.jpg');
    sample.read('/photos/copy.jpg', 'a');
    sample.vanish('/photos/copy.jpg');
    sample.startImport();
    sample.vanish('/photos/a.jpg');
    sample.comeBack('/photos/a.jpg');
    const jobId = sample.startImport();
    sample.appear('/photos/third.jpg');
    sample.read('/photos/third.jpg', 'a');
    expect(sample.library.files.settleImport(jobId)).toEqual({ ...nothing, added: 1 });
  });

  it('a photo that returns to its place as added, unless it only left during this import', () => {
    const sample = libraryOfTwo();
    sample.startImport();
    sample.vanish('/photos/a.jpg');
    const jobId = sample.startImport();
    sample.comeBack('/photos/a.jpg');
    sample.vanish('/photos/b.jpg');
    sample.comeBack('/photos/b.jpg');
    expect(sample.library.files.settleImport(jobId)).toEqual({ ...nothing, added: 1 });
  });

  it('what came and went within it as nothing', () => {
    const sample = libraryOfTwo();
    const jobId = sample.startImport();
    sample.appear('/photos/short.jpg');
    sample.read('/photos/short.jpg', 'short');
    sample.vanish('/photos/short.jpg');
    expect(sample.library.files.settleImport(jobId)).toEqual(nothing);
  });

  it('what an import before left unread, and what it failed to read, when it is read now', () => {
    const sample = libraryOfTwo();
    const first = sample.startImport();
    sample.appear('/photos/left.jpg');
    sample.appear('/photos/broken.jpg');
    sample.fail('/photos/broken.jpg', { code: 'image-damaged', transient: false });
    expect(sample.library.files.settleImport(first)).toEqual({ ...nothing, failed: 1 });
    sample.library.files.retry(undefined);
    const second = sample.startImport();
    sample.read('/photos/left.jpg', 'left');
    sample.read('/photos/broken.jpg', 'repaired');
    expect(sample.library.files.settleImport(second)).toEqual({ ...nothing, added: 2 });
  });

  it('the same after the process was killed in between', () => {
    const sample = libraryOfTwo();
    const jobId = sample.startImport();
    sample.appear('/photos/moved.jpg');
    sample.read('/photos/moved.jpg', 'a');
    sample.reopen();
    sample.vanish('/photos/a.jpg');
    expect(sample.library.files.settleImport(jobId)).toEqual({ ...nothing, moved: 1 });
    sample.reopen();
    expect(sample.library.files.settleImport(jobId)).toEqual({ ...nothing, moved: 1 });
  });
});
