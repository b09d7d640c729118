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

/** A part of an upright picture, as shares of its width and height. */
export const Region = z
  .object({
    x: z.number().min(0).max(1),
    y: z.number().min(0).max(1),
    width: z.number().gt(0).max(1),
    height: z.number().gt(0).max(1),
  })
  .refine(({ x, y, width, height }) => x + width <= 1.000_001 && y + height <= 1.000_001, {
    error: 'a region lies inside its picture',
  });
export type Region = z.infer<typeof Region>;

/** One more picture that the hits should be like, or unlike. */
export const Example = z.object({
  picture: QueryPicture,
  /** Against 1 of the query: positive "more like this", negative "not like this". */
  weight: z
    .number()
    .min(-1)
    .max(1)
    .refine((weight) => weight !== 0, { error: 'an example without weight says nothing' }),
  region: Region.optional(),
});
export type Example = z.infer<typeof Example>;

/** What is looked for: a picture or a part of it, and examples that pull the search their way. */
export const SimilarQuery = z.object({
  query: QueryPicture,
  region: Region.optional(),
  examples: z.array(Example).max(200).default([]),
});
export type SimilarQuery = z.infer<typeof SimilarQuery>;

export const SimilarInput = SimilarQuery.extend({
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
  /** Raw cosine of the two vectors, -1..1; with several examples, how well the photo fits all of them. */
  cosine: z.number().min(-1).max(1),
  /** Local time of the camera; null where it wrote none. */
  takenAt: z.string().nullable(),
  /** Rank of the best hit of the same burst; null where the photo stands alone among the hits. */
  burst: z.int().positive().nullable(),
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
  /** Where the hits fall off: those down to this score belong together. Null where they fade without a step. */
  suggestedCut: z.object({ score: z.number().min(0).max(1), count: z.int().positive() }).nullable(),
});
export type SimilarHits = z.infer<typeof SimilarHits>;

/** Another photo that shows the same picture. */
export const Copy = z.object({
  photoId: PhotoId,
  path: z.string(),
  /** What kind of file: 'jpeg', 'raw', ... */
  format: z.string(),
  aspectPermille: z.int().positive(),
  width: z.int().positive(),
  height: z.int().positive(),
  bytes: z.int().nonnegative(),
  /** `copy`: the same picture saved again, perhaps smaller. `near`: so alike that it may be one, or the next of a burst. */
  relation: z.enum(['copy', 'near']),
  /** Share of fingerprint bits that agree, 0..1. */
  agreement: z.number().min(0).max(1),
});
export type Copy = z.infer<typeof Copy>;

export const Copies = z.object({
  /** All files with the very same content as the photo, itself included. */
  places: z.array(z.string()),
  /** Most alike first. */
  copies: z.array(Copy),
});
export type Copies = z.infer<typeof Copies>;

/** A picture as the network saw it: cells of its last feature map, row by row. */
export const PartGrid = z.object({
  columns: z.int().positive(),
  rows: z.int().positive(),
  /** The part of the upright picture that the cells cover. */
  seen: Region,
  /** How much each cell adds to the likeness, as a share of the strongest: -1..1, [rows x columns]. */
  heat: z.array(z.number().min(-1).max(1)),
});
export type PartGrid = z.infer<typeof PartGrid>;

export const Explanation = z.object({
  cosine: z.number().min(-1).max(1),
  query: PartGrid,
  hit: PartGrid,
  /** How much each cell of the query agrees with each of the hit, -1..1: [query cells x hit cells], row by row. */
  agreement: z.array(z.number().min(-1).max(1)),
});
export type Explanation = z.infer<typeof Explanation>;

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
