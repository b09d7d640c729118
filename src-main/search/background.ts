import type { VectorReader } from '../store/vector-reader.ts';
import type { VectorMatrix } from '../vector-index/vector-matrix.ts';
import { dot } from '../../src-shared/domain/unit-vector.ts';
import { fitOf, type Wanted } from './examples.ts';
import { lowestByHash } from './fixed-sample.ts';
import type { LibraryVectors } from './library-vectors.ts';

export interface BackgroundOptions {
  vectors: LibraryVectors;
  reader: VectorReader;
  model: string;
  /** Empty; it holds the sample. */
  sample: VectorMatrix;
}

/**
 * How near the library as a whole is to a query: what a hit has to stand out from. It is measured on a fixed
 * sample of the library, so the same search gives the same scores.
 */
export function createBackground({ vectors, reader, model, sample }: BackgroundOptions) {
  let sampledVersion = -1;

  const resample = (): void => {
    const inMemory = [...vectors.matrix.rows()].map(({ photoId }) => photoId);
    const inSegments = vectors.segments.flatMap(({ sidecar }) =>
      sidecar.samplePhotoIds.filter((photoId) => !vectors.isDead(photoId)),
    );
    const chosen = lowestByHash([...inMemory, ...inSegments]);
    const stored = reader.vectorsOf(
      model,
      chosen.filter((photoId) => !vectors.matrix.has(photoId)),
    );
    sample.clear();
    for (const photoId of chosen) {
      const vector = vectors.matrix.vectorOf(photoId) ?? stored.get(photoId);
      if (vector) sample.set(photoId, 0, vector);
    }
    sampledVersion = vectors.version;
  };

  return {
    /** How well the photos of the sample fit, without those that are examples themselves. */
    fits: (wanted: Wanted, excluded: ReadonlySet<number>): number[] => {
      if (sampledVersion !== vectors.version) resample();
      const { direction, scale, against } = wanted;
      if (against.length === 0) return sample.cosines(direction, excluded).map((cosine) => scale * cosine);
      return [...sample.rows()].flatMap(({ photoId }) => {
        const vector = excluded.has(photoId) ? undefined : sample.vectorOf(photoId);
        return vector ? [fitOf(wanted, dot(direction, vector, 0), vector)] : [];
      });
    },
  };
}

export type Background = ReturnType<typeof createBackground>;
