import { z } from 'zod';
import { PhotoId, QueryId } from './ids.ts';
import { PhotoFilter, Tag } from './photo.ts';

/** What to search with: a photo of the library, or a picture added with `query.add`. */
export const QueryPicture = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('photo'), photoId: PhotoId }),
  z.object({ kind: z.literal('query'), queryId: QueryId }),
]);
export type QueryPicture = z.infer<typeof QueryPicture>;

export const AddedQuery = z.object({
  queryId: QueryId,
  name: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  tags: z.array(Tag),
  /** The photo of the library with the very same content, if there is one. It is not among the hits. */
  samePhotoId: PhotoId.nullable(),
});
export type AddedQuery = z.infer<typeof AddedQuery>;

export const SimilarInput = z.object({
  query: QueryPicture,
  limit: z.int().min(1).max(1_000).default(24),
  filter: PhotoFilter.default({}),
});

export const Hit = z.object({
  rank: z.int().positive(),
  photoId: PhotoId,
  path: z.string(),
  aspectPermille: z.int().positive(),
  /** Calibrated: 0..1, the estimated chance that a person would say "that is the same kind of picture". */
  score: z.number().min(0).max(1),
  /** Raw cosine of the two vectors, -1..1. */
  cosine: z.number().min(-1).max(1),
});
export type Hit = z.infer<typeof Hit>;

/** How much of the library a search can see while photos are still being read. */
export const Coverage = z.object({
  searchable: z.int().nonnegative(),
  photos: z.int().nonnegative(),
});
export type Coverage = z.infer<typeof Coverage>;

export const SimilarHits = z.object({
  tookMs: z.number().nonnegative(),
  /** `exact`: every vector was compared. `approximate`: the index answered, and stored vectors re-ranked. */
  method: z.enum(['exact', 'approximate']),
  coverage: Coverage,
  hits: z.array(Hit),
});
export type SimilarHits = z.infer<typeof SimilarHits>;

export const Evaluation = z.object({
  model: z.string(),
  n: z.int().nonnegative(),
  classes: z.int().nonnegative(),
  recallAt1: z.number().min(0).max(1),
  recallAt5: z.number().min(0).max(1),
  recallAt10: z.number().min(0).max(1),
  mapAtR: z.number().min(0).max(1),
  perClass: z.array(z.object({ name: z.string(), n: z.int(), recallAt1: z.number() })),
  failed: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
  seconds: z.number(),
});
export type Evaluation = z.infer<typeof Evaluation>;

export const EmbeddedImages = z.object({
  model: z.string(),
  inputSize: z.int().positive(),
  items: z.array(z.object({ path: z.string(), feature: z.array(z.number()), vector: z.array(z.number()) })),
  failed: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
});
export type EmbeddedImages = z.infer<typeof EmbeddedImages>;
