import { z } from 'zod';
import { PhotoId } from './ids.ts';

/** The library on a plane: photos that look alike lie close together. */
export const MapLayout = z.object({
  model: z.string(),
  /** Of the library when it was made; an older one lacks photos that came since. */
  generation: z.int().nonnegative(),
  madeAtMs: z.number(),
  photoIds: z.array(PhotoId),
  /** 0..65535, across and down. */
  x: z.array(z.int().min(0).max(65_535)),
  y: z.array(z.int().min(0).max(65_535)),
});
export type MapLayout = z.infer<typeof MapLayout>;

export const MapColouring = z.enum(['label', 'date', 'folder']);
export type MapColouring = z.infer<typeof MapColouring>;

/** A group of each photo of the layout, in its order. */
export const MapGroups = z.object({
  /** Most photos first; the last one may gather the rest. Years are in their own order. */
  groups: z.array(z.object({ name: z.string(), photos: z.int().nonnegative() })),
  /** Index into `groups`, or -1 where a photo has none. */
  groupOf: z.array(z.int().min(-1)),
});
export type MapGroups = z.infer<typeof MapGroups>;
