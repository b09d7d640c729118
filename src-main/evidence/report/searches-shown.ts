import type { SampleSearches } from '../../../src-shared/contract/training.ts';
import type { SampleHit, SampleQueries } from '../sample-queries.ts';
import { photosShown, type SamplePictures } from './sample-rows.ts';

/** The rows that the report shows, for a screen to show: each photo once, by its place in `photos`. */
export function searchesShown(samples: SampleQueries, sources: SamplePictures): SampleSearches {
  const shown = photosShown(samples);
  const places = new Map(shown.map((photo, place) => [photo, place]));
  const placeOf = (photo: number): number => places.get(photo) ?? 0;
  const placed = (hits: readonly SampleHit[]) =>
    hits.map(({ photo, right }) => ({ photo: placeOf(photo), right }));
  return {
    hits: samples.hits,
    counts: samples.counts,
    queries: samples.queries.map(({ photo, change, before, after }) => ({
      ...{ photo: placeOf(photo), change },
      ...{ before: placed(before), after: placed(after) },
    })),
    photos: shown.map((photo) => ({
      label: sources.classes[sources.labels[photo] ?? -1] ?? '',
      picture: base64Of(sources.pictures.get(photo)),
    })),
  };
}

const base64Of = (jpeg: Uint8Array | undefined): string | null =>
  jpeg === undefined ? null : Buffer.from(jpeg).toString('base64');
