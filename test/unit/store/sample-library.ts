import { onTestFinished } from 'vitest';
import type { FileId, FolderId, JobId, PhotoId } from '../../../src-shared/contract/ids.ts';
import type { Job } from '../../../src-shared/contract/job.ts';
import { type Library, openLibrary } from '../../../src-main/store/library.ts';
import type { ReadPhoto } from '../../../src-main/store/photos.ts';
import { openScanReader } from '../../../src-main/store/scan-reader.ts';
import type { KnownFile } from '../../../src-shared/domain/file-stamp.ts';
import { temporaryFolder } from '../scan/temporary-folder.ts';
import { readPhoto } from './read-photo.ts';

export const MODEL = 'model-a';
export const BACKBONE = 'backbone-a';
const MAY_FIRST_MS = new Date('2024-05-01T12:00:00').valueOf();

/** A library in a folder of its own, closed and removed when the test is over, with `/photos` added to it. */
export function sampleLibrary() {
  const dataDir = temporaryFolder();
  let library: Library = openLibrary(dataDir);
  onTestFinished(() => {
    library.close();
  });
  const folderId = library.folders.add('/photos', []);
  const stampOf = (path: string, mtimeMs = MAY_FIRST_MS) => ({ path, bytes: 1_000, mtimeMs });
  const none = { added: [], changed: [], returned: [], gone: [] };

  const knownFiles = (folder: FolderId = folderId): KnownFile[] => {
    const reader = openScanReader(library.databasePath);
    try {
      return reader.known(folder);
    } finally {
      reader.close();
    }
  };
  const fileAt = (path: string): KnownFile => {
    const file = library.folders
      .all()
      .flatMap(({ id }) => knownFiles(id))
      .find((known) => known.path === path);
    if (!file) throw new Error(`the library knows no ${path}`);
    return file;
  };

  return {
    dataDir,
    folderId,
    get library(): Library {
      return library;
    },
    reopen: (): void => {
      library.close();
      library = openLibrary(dataDir);
    },
    knownFiles,
    fileAt,
    startImport: (): JobId => library.jobs.create(newImport(), [folderId]).id,

    /** What a scan would tell. */
    appear: (path: string, folder: FolderId = folderId): FileId => {
      library.files.applyChanges(folder, { ...none, added: [stampOf(path)] });
      return fileAt(path).id;
    },
    change: (path: string): void => {
      const mtimeMs = fileAt(path).mtimeMs + 1_000;
      library.files.applyChanges(folderId, { ...none, changed: [stampOf(path, mtimeMs)] });
    },
    vanish: (path: string): void => {
      library.files.applyChanges(folderId, { ...none, gone: [fileAt(path).id] });
    },
    comeBack: (path: string): void => {
      library.files.applyChanges(folderId, { ...none, returned: [fileAt(path).id] });
    },

    /** What a reader would do with a pending file: attach what is known by content, record what is not. */
    read: (path: string, content: string, found: Partial<ReadPhoto> = {}): PhotoId => {
      const { id, mtimeMs } = fileAt(path);
      library.files.beginReading(id);
      const photo = readPhoto(content, found);
      const known = library.photos.findByContent(photo.contentHash, MODEL);
      if (!known) return library.photos.record(id, mtimeMs, BACKBONE, MODEL, photo);
      library.photos.attachFile(id, known.id);
      return known.id;
    },
    fail: (path: string, failure: { code: string; transient: boolean }): void => {
      library.files.fail(fileAt(path).id, { ...failure, message: 'no luck', atMs: 5_000 });
    },
  };
}

export function newImport(): Omit<Job, 'id'> {
  return {
    kind: 'import',
    state: 'running',
    stages: [{ name: 'scan', done: 0, total: null, perSecond: 0, secondsLeft: null }],
    counts: { added: 0, changed: 0, moved: 0, gone: 0, failed: 0 },
    startedAtMs: 1_000,
    seconds: 0,
    current: null,
    error: null,
  };
}
