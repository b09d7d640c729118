import { z } from 'zod';
import { CollectionId, FolderId, PhotoId } from './ids.ts';

/** Which photos of the library count. Every part narrows; an empty filter means all photos. */
export const PhotoFilter = z.object({
  folderIds: z.array(FolderId).max(1_000).optional(),
  /** Local calendar days, inclusive: '2024-05-01'. */
  takenFrom: z.iso.date().optional(),
  takenTo: z.iso.date().optional(),
  cameras: z.array(z.string().max(200)).max(100).optional(),
  /** A photo passes when it has any of these tags. */
  tags: z.array(z.string().max(200)).max(100).optional(),
  /** What kind of file: 'jpeg', 'raw', ... */
  formats: z.array(z.string().max(40)).max(40).optional(),
  /** A photo passes when it is in any of these; concepts have no members and let nothing pass. */
  collectionIds: z.array(CollectionId).max(1_000).optional(),
  /** Every word must occur in the name, a folder on the way to it, or a tag; case and accents do not count. */
  text: z.string().max(500).optional(),
});
export type PhotoFilter = z.infer<typeof PhotoFilter>;

export const Tag = z.object({
  name: z.string(),
  confidence: z.number().min(0).max(1),
  source: z.enum(['model', 'person']),
});
export type Tag = z.infer<typeof Tag>;

export const PhotoDetails = z.object({
  id: PhotoId,
  /** Every place where this very content lies; the first is the one shown. */
  paths: z.array(z.string()),
  name: z.string(),
  format: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  bytes: z.int().nonnegative(),
  /** Local time of the camera, '2024-05-01T12:30:00'. */
  takenAt: z.string().nullable(),
  camera: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  tags: z.array(Tag),
});
export type PhotoDetails = z.infer<typeof PhotoDetails>;

/**
 * The whole library, newest first, as columns: 100,000 photos are about 2 MB of JSON, and the renderer lays
 * out rows from them without another question.
 */
export const PhotoGrid = z.object({
  ids: z.array(PhotoId),
  /** Width over height, times 1000. */
  aspectPermille: z.array(z.int().positive()),
  /** Days since 1970-01-01 of the local date taken (or of the file's date). */
  day: z.array(z.int()),
});
export type PhotoGrid = z.infer<typeof PhotoGrid>;

const Counted = z.object({ name: z.string(), count: z.int().positive() });

/** What a filter can be set to in this library. */
export const PhotoFacets = z.object({
  cameras: z.array(Counted),
  formats: z.array(Counted),
  tags: z.array(Counted),
  takenFrom: z.iso.date().nullable(),
  takenTo: z.iso.date().nullable(),
});
export type PhotoFacets = z.infer<typeof PhotoFacets>;

/** What the camera and programs wrote into the file; null where they wrote nothing. Read from the original when asked. */
export const PhotoExif = z.object({
  make: z.string().nullable(),
  model: z.string().nullable(),
  lens: z.string().nullable(),
  exposureSeconds: z.number().positive().nullable(),
  fNumber: z.number().positive().nullable(),
  iso: z.number().positive().nullable(),
  focalLengthMm: z.number().positive().nullable(),
  focalLength35Mm: z.number().positive().nullable(),
  flashFired: z.boolean().nullable(),
  software: z.string().nullable(),
  artist: z.string().nullable(),
  copyright: z.string().nullable(),
  description: z.string().nullable(),
});
export type PhotoExif = z.infer<typeof PhotoExif>;
