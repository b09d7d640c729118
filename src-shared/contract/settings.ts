import { z } from 'zod';

export const Settings = z.object({
  /** Whether folders are watched, and new photos read by themselves. */
  watchFolders: z.boolean(),
  /** `gentle` reads with one thread and pauses between photos, so that other programs do not notice. */
  importSpeed: z.enum(['full', 'gentle']),
});
export type Settings = z.infer<typeof Settings>;

/** What Lookalike keeps in its data folder. */
export const CachePart = z.object({
  name: z.enum(['library', 'thumbnails', 'index', 'models', 'training', 'maps', 'downloads', 'other']),
  files: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  /** What a clean-up would free: nothing that cannot be made again, or that anything still uses. */
  removableBytes: z.int().nonnegative(),
});
export type CachePart = z.infer<typeof CachePart>;

export const CacheStatus = z.object({ dataDir: z.string(), parts: z.array(CachePart) });
export type CacheStatus = z.infer<typeof CacheStatus>;

/** Connections out of this machine that the engine opened since it started. */
export const PrivacyStatus = z.object({
  sinceMs: z.number(),
  connections: z.int().nonnegative(),
  hosts: z.array(z.object({ host: z.string(), connections: z.int().positive() })),
});
export type PrivacyStatus = z.infer<typeof PrivacyStatus>;
