import { z } from 'zod';
import { CollectionId, PhotoId } from './ids.ts';
import { SimilarQuery } from './search.ts';

export const CollectionName = z.string().trim().min(1).max(200);

/**
 * `picked`: photos somebody put in by hand. `concept`: a saved search by examples, whose photos are those that it
 * finds now.
 */
export const Collection = z.object({
  id: CollectionId,
  name: CollectionName,
  kind: z.enum(['picked', 'concept']),
  /** Of a picked one; null for a concept, whose photos have to be searched for. */
  photos: z.int().nonnegative().nullable(),
  /** Up to four photos that stand for it; of a concept, those of its positive examples that are in the library. */
  coverPhotoIds: z.array(PhotoId).max(4),
  createdAtMs: z.number(),
});
export type Collection = z.infer<typeof Collection>;

/** Which photos came in or went out: what an undo needs. */
export const CollectionChange = z.object({ collection: Collection, changed: z.array(PhotoId) });

const Score = z.number().min(0).max(1);

/** What a concept looks for, and how alike a photo has to be to belong to it. */
export const Concept = SimilarQuery.extend({ minScore: Score.default(0) });
export type Concept = z.infer<typeof Concept>;
