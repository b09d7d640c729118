import { describe, expect, it } from 'vitest';
import type { FileId, FolderId } from '../../../src-shared/contract/ids.ts';
import { sampleLibrary } from './sample-library.ts';

const none = { added: [], changed: [], returned: [], gone: [] };

describe('what a scan found', () => {
  it('waits to be read, in the order in which it was found', () => {
    const sample = sampleLibrary();
    const ids = ['c', 'a', 'b'].map((name) => sample.appear(`/photos/${name}.jpg`));
    const { files } = sample.library;
    expect(files.pendingAfter(0, 2).map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(files.pendingAfter(ids[1]!, 2)).toEqual([
      {
        id: ids[2],
        folderId: sample.folderId,
        path: '/photos/b.jpg',
        mtimeMs: sample.fileAt('/photos/b.jpg').mtimeMs,
        change: 'new',
        attempts: 0,
      },
    ]);
    expect(files.countPending()).toBe(3);
    sample.read('/photos/a.jpg', 'a');
    expect([files.countPending(), files.countReady(), files.countFailed()]).toEqual([2, 1, 0]);
  });

  it('is known to the next scan to the last digit', () => {
    const sample = sampleLibrary();
    const stamp = { path: '/photos/a.jpg', bytes: 2 ** 40, mtimeMs: 1_732_456_789_123.4567 };
    sample.library.files.applyChanges(sample.folderId, { ...none, added: [stamp] });
    expect(sample.knownFiles()).toEqual([{ id: 1, ...stamp, state: 'pending' }]);
  });

  it('replaces a changed photo, which is no longer shown', () => {
    const sample = sampleLibrary();
    sample.appear('/photos/a.jpg');
    const before = sample.read('/photos/a.jpg', 'before');
    sample.change('/photos/a.jpg');
    expect(sample.library.files.pendingAfter(0, 9)).toMatchObject([{ change: 'changed' }]);
    expect(sample.library.gallery.grid({}).ids).toEqual([]);
    const after = sample.read('/photos/a.jpg', 'after');
    expect(after).not.toBe(before);
    expect(sample.library.gallery.grid({}).ids).toEqual([after]);
  });

  it('keeps a photo that was merely touched', () => {
    const sample = sampleLibrary();
    sample.appear('/photos/a.jpg');
    const photoId = sample.read('/photos/a.jpg', 'a');
    sample.change('/photos/a.jpg');
    expect(sample.read('/photos/a.jpg', 'a')).toBe(photoId);
    expect(sample.library.gallery.grid({}).ids).toEqual([photoId]);
  });

  it('does not show a photo whose new content cannot be read', () => {
    const sample = sampleLibrary();
    sample.appear('/photos/a.jpg');
    sample.read('/photos/a.jpg', 'a');
    sample.change('/photos/a.jpg');
    sample.fail('/photos/a.jpg', { code: 'image-damaged', transient: false });
    expect(sample.library.gallery.countLive()).toBe(0);
  });

  it('comes back as it went, without being read again', () => {
    const sample = sampleLibrary();
    sample.appear('/photos/a.jpg');
    const photoId = sample.read('/photos/a.jpg', 'a');
    sample.vanish('/photos/a.jpg');
    expect(sample.library.gallery.grid({}).ids).toEqual([]);
    sample.comeBack('/photos/a.jpg');
    expect(sample.library.gallery.grid({}).ids).toEqual([photoId]);
    expect(sample.library.files.countPending()).toBe(0);
  });

  it('is read after it came back, if it was changed or failing when it went', () => {
    const sample = sampleLibrary();
    for (const name of ['changed', 'failed', 'new']) sample.appear(`/photos/${name}.jpg`);
    sample.read('/photos/changed.jpg', 'old content');
    sample.change('/photos/changed.jpg');
    sample.fail('/photos/failed.jpg', { code: 'image-damaged', transient: false });
    for (const name of ['changed', 'failed', 'new']) {
      sample.vanish(`/photos/${name}.jpg`);
      sample.comeBack(`/photos/${name}.jpg`);
      expect(sample.fileAt(`/photos/${name}.jpg`).state).toBe('pending');
    }
    expect(sample.library.gallery.countLive()).toBe(0);
  });

  it('that went while it was read stays gone, and so does its failure', () => {
    const sample = sampleLibrary();
    sample.appear('/photos/a.jpg');
    sample.appear('/photos/b.jpg');
    sample.vanish('/photos/a.jpg');
    sample.vanish('/photos/b.jpg');
    sample.read('/photos/a.jpg', 'a');
    sample.fail('/photos/b.jpg', { code: 'file-not-found', transient: true });
    expect(sample.knownFiles().map(({ state }) => state)).toEqual(['gone', 'gone']);
    expect(sample.library.gallery.countLive()).toBe(0);
    expect(sample.library.files.countFailed()).toBe(0);
    sample.comeBack('/photos/a.jpg');
    expect(sample.fileAt('/photos/a.jpg').state).toBe('ready');
  });

  it('is all taken over or not at all', () => {
    const sample = sampleLibrary();
    const stamp = { path: '/photos/a.jpg', bytes: 1, mtimeMs: 1 };
    const broken = { path: '/photos/b.jpg', bytes: 'many' as unknown as number, mtimeMs: 1 };
    expect(() => {
      sample.library.files.applyChanges(sample.folderId, { ...none, added: [stamp, broken] });
    }).toThrow();
    expect(sample.knownFiles()).toEqual([]);
  });

  it('is dropped when the folder was removed meanwhile, and when another one owns the file', () => {
    const sample = sampleLibrary();
    const fileId = sample.appear('/photos/a.jpg');
    const other = sample.library.folders.add('/other', []);
    sample.library.files.applyChanges(999 as FolderId, {
      ...none,
      added: [{ path: '/x.jpg', bytes: 1, mtimeMs: 1 }],
    });
    const stamp = { path: '/photos/a.jpg', bytes: 7, mtimeMs: 7 };
    sample.library.files.applyChanges(other, { ...none, added: [stamp], changed: [stamp], gone: [fileId] });
    expect(sample.fileAt('/photos/a.jpg')).toMatchObject({ bytes: 1_000, state: 'pending' });
    sample.library.files.applyChanges(sample.folderId, {
      ...none,
      gone: [999 as FileId],
      returned: [fileId],
    });
    expect(sample.fileAt('/photos/a.jpg').state).toBe('pending');
  });

  it('lets the generation grow only where there is something to see', () => {
    const sample = sampleLibrary();
    const before = sample.library.generation();
    sample.library.files.applyChanges(sample.folderId, none);
    expect(sample.library.generation()).toBe(before);
    sample.appear('/photos/a.jpg');
    expect(sample.library.generation()).toBeGreaterThan(before);
  });
});

describe('attempts', () => {
  it('are counted until reading comes to an end', () => {
    const sample = sampleLibrary();
    const fileId = sample.appear('/photos/a.jpg');
    const attempts = (): number | undefined => sample.library.files.pendingAfter(0, 1)[0]?.attempts;
    sample.library.files.beginReading(fileId);
    sample.library.files.beginReading(fileId);
    sample.reopen();
    expect(attempts()).toBe(2);
    sample.read('/photos/a.jpg', 'a');
    sample.change('/photos/a.jpg');
    expect(attempts()).toBe(0);
    sample.library.files.beginReading(fileId);
    sample.fail('/photos/a.jpg', { code: 'reading-crashed', transient: false });
    sample.library.files.retry(undefined);
    expect(attempts()).toBe(0);
    sample.library.files.beginReading(fileId);
    sample.library.folders.markOffline(sample.folderId);
    // Waits for its drive; no attempt of it was the file's fault.
    expect(attempts()).toBeUndefined();
    sample.library.folders.markOnline(sample.folderId);
    expect(attempts()).toBe(0);
  });
});
