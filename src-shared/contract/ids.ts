import { z } from 'zod';

// Branded, so that a folder's number can never be handed where a photo's is meant.
export const PhotoId = z.int().positive().brand<'PhotoId'>();
export type PhotoId = z.infer<typeof PhotoId>;

export const FolderId = z.int().positive().brand<'FolderId'>();
export type FolderId = z.infer<typeof FolderId>;

export const FileId = z.int().positive().brand<'FileId'>();
export type FileId = z.infer<typeof FileId>;

export const JobId = z.int().positive().brand<'JobId'>();
export type JobId = z.infer<typeof JobId>;

/** One training, from the labelled photos to the model. */
export const RunId = z.int().positive().brand<'RunId'>();
export type RunId = z.infer<typeof RunId>;

/** A hand-picked set of photos, or a concept. */
export const CollectionId = z.int().positive().brand<'CollectionId'>();
export type CollectionId = z.infer<typeof CollectionId>;

/** A picture somebody dropped, pasted or named to search with; it lives in memory and is never imported. */
export const QueryId = z.string().min(8).max(64).brand<'QueryId'>();
export type QueryId = z.infer<typeof QueryId>;
