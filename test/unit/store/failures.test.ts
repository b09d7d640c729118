import { describe, expect, it } from 'vitest';
import type { FileId } from '../../../src-shared/contract/ids.ts';
import { sampleLibrary } from './sample-library.ts';

/** Three failures, one of them for a passing reason. */
function libraryOfFailures() {
  const sample = sampleLibrary();
  for (const name of ['b', 'a', 'c']) sample.appear(`/photos/${name}.jpg`);
  sample.fail('/photos/b.jpg', { code: 'image-damaged', transient: false });
  sample.fail('/photos/a.jpg', { code: 'file-empty', transient: false });
  sample.fail('/photos/c.jpg', { code: 'out-of-memory', transient: true });
  return sample;
}

describe('failures', () => {
  it('are listed by path, page by page, with code and reason', () => {
    const { library, fileAt } = libraryOfFailures();
    expect(library.files.countFailed()).toBe(3);
    expect(library.files.failures(0, 1)).toEqual([
      {
        fileId: fileAt('/photos/a.jpg').id,
        path: '/photos/a.jpg',
        code: 'file-empty',
        message: 'no luck',
        transient: false,
        failedAtMs: 5_000,
      },
    ]);
    expect(library.files.failures(1, 9).map(({ code, transient }) => [code, transient])).toEqual([
      ['image-damaged', false],
      ['out-of-memory', true],
    ]);
    expect(library.files.failures(3, 9)).toEqual([]);
  });

  it('are told of one folder alone', () => {
    const { library } = libraryOfFailures();
    const [folder] = library.folders.all();
    const other = library.folders.add('/other', []);
    library.files.reportUnreadable(
      other,
      [{ path: '/other/closed', code: 'folder-not-readable', message: '' }],
      1,
    );
    expect(library.files.failures(0, 9, other).map(({ path }) => path)).toEqual(['/other/closed']);
    expect(library.files.countFailed(other)).toBe(1);
    expect(library.files.countFailed(folder?.id)).toBe(3);
    expect(library.folders.get(other)?.failed).toBe(1);
  });

  it('are retried one by one or all, and then are failures no more', () => {
    const sample = libraryOfFailures();
    const { files } = sample.library;
    sample.appear('/photos/fine.jpg');
    sample.read('/photos/fine.jpg', 'fine');
    files.retry([sample.fileAt('/photos/b.jpg').id, sample.fileAt('/photos/fine.jpg').id, 999 as FileId]);
    expect([files.countPending(), files.countFailed(), files.countReady()]).toEqual([1, 2, 1]);
    files.retry(undefined);
    expect([files.countPending(), files.countFailed(), files.countReady()]).toEqual([3, 0, 1]);
    sample.read('/photos/b.jpg', 'repaired');
    expect(files.countReady()).toBe(2);
    expect(files.failures(0, 9)).toEqual([]);
  });

  it('for a passing reason are tried again after a complete scan, the others only when they change', () => {
    const sample = libraryOfFailures();
    sample.library.files.applyChanges(sample.folderId, { added: [], changed: [], returned: [], gone: [] });
    expect(sample.library.files.countPending()).toBe(0);
    sample.library.folders.markScanned(sample.folderId, 9_000);
    expect(sample.library.files.pendingAfter(0, 9).map(({ path }) => path)).toEqual(['/photos/c.jpg']);
    sample.change('/photos/a.jpg');
    expect(sample.library.files.countPending()).toBe(2);
  });
});
