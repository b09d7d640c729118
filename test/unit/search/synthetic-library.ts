import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileId, FolderId, PhotoId } from '../../../src-shared/contract/ids.ts';
import { openLibrary, type Library } from '../../../src-main/store/library.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';

export const MODEL = 'synthetic';

export interface SyntheticLibrary {
  dataDir: string;
  indexDir: string;
  library: Library;
  folderId: FolderId;
  /** As recorded, by photo id. */
  vectors: Map<PhotoId, Float32Array>;
  /** Records one photo for each vector, in this order. */
  add(vectors: readonly Float32Array[]): PhotoId[];
  /** The files of these photos are gone, or there again. */
  remove(photoIds: readonly PhotoId[]): void;
  restore(photoIds: readonly PhotoId[]): void;
  /** Closes the library and deletes it. */
  close(): void;
}

/** A real library in a folder of its own, with photos that are nothing but their vectors. */
export function createSyntheticLibrary(): SyntheticLibrary {
  const dataDir = mkdtempSync(join(tmpdir(), 'lookalike-search-'));
  const library = openLibrary(dataDir);
  const folderId = library.folders.add('/photos', []);
  const vectors = new Map<PhotoId, Float32Array>();
  const fileOf = new Map<PhotoId, FileId>();
  let written = 0;

  const add = (added: readonly Float32Array[]): PhotoId[] => {
    const files = added.map((_, index) => ({ path: `/photos/${written + index}.jpg`, bytes: 1, mtimeMs: 1 }));
    library.files.applyChanges(folderId, { added: files, changed: [], returned: [], gone: [] });
    return library.files.pendingAfter(0, added.length).map((file, index) => {
      const vector = added[index]!;
      const photoId = library.photos.record(file.id, 1, MODEL, MODEL, photoOf(written++, vector));
      vectors.set(photoId, vector);
      fileOf.set(photoId, file.id);
      return photoId;
    });
  };
  const change = (photoIds: readonly PhotoId[], what: 'gone' | 'returned'): void => {
    const fileIds = photoIds.map((photoId) => fileOf.get(photoId)!);
    library.files.applyChanges(folderId, { added: [], changed: [], returned: [], gone: [], [what]: fileIds });
  };

  return {
    dataDir,
    indexDir: join(dataDir, 'index'),
    library,
    folderId,
    vectors,
    add,
    remove: (photoIds) => {
      change(photoIds, 'gone');
    },
    restore: (photoIds) => {
      change(photoIds, 'returned');
    },
    close: () => {
      library.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Vectors that lie in clusters, as those of photos do; all parts are positive, as after a ReLU. */
export function clusteredVectors(count: number, dimensions: number, seed: number): Float32Array[] {
  const random = seededRandom(seed);
  const sparse = (): number => Math.max(0, -Math.log(1 - random()) - 0.5);
  const centres = Array.from({ length: Math.max(4, Math.floor(count / 40)) }, () =>
    Float32Array.from({ length: dimensions }, sparse),
  );
  return Array.from({ length: count }, () => {
    const centre = centres[Math.floor(random() * centres.length)]!;
    return centre.map((value) => 0.5 * value + 0.5 * sparse());
  });
}

function photoOf(number: number, vector: Float32Array) {
  return {
    contentHash: Buffer.from(`content ${number}`),
    ...{
      format: 'jpeg',
      width: 4,
      height: 3,
      bytes: 1,
      takenAt: null,
      camera: null,
      latitude: null,
      longitude: null,
    },
    differenceHash: Buffer.alloc(8),
    perceptualHash: Buffer.alloc(8),
    feature: vector,
    vector,
    tags: [],
  };
}

/** What an exact search has to find, by a plain loop over the vectors as the library keeps them. */
export function naiveNearest(
  query: Float32Array,
  vectors: Iterable<readonly [number, Float32Array]>,
  limit: number,
): { photoId: number; cosine: number }[] {
  return [...vectors]
    .map(([photoId, vector]) => ({
      photoId,
      cosine: cosineOf(query, new Float32Array(new Float16Array(vector))),
    }))
    .sort((left, right) => right.cosine - left.cosine || left.photoId - right.photoId)
    .slice(0, limit);
}

function cosineOf(left: Float32Array, right: Float32Array): number {
  let product = 0;
  let leftSquares = 0;
  let rightSquares = 0;
  left.forEach((value, index) => {
    product += value * right[index]!;
    leftSquares += value ** 2;
    rightSquares += right[index]! ** 2;
  });
  return product / Math.sqrt(leftSquares * rightSquares);
}
