import { z } from 'zod';
import { Coverage } from './search.ts';

export const LibraryStatus = z.object({
  /** Grows with every change a person could see; a client that holds an older one asks again. */
  generation: z.int().nonnegative(),
  photos: z.int().nonnegative(),
  files: z.int().nonnegative(),
  pending: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  folders: z.int().nonnegative(),
  offlineFolders: z.int().nonnegative(),
  coverage: Coverage,
  model: z.string(),
  dataDir: z.string(),
});
export type LibraryStatus = z.infer<typeof LibraryStatus>;

const Check = z.object({
  name: z.string(),
  state: z.enum(['ok', 'missing', 'broken']),
  detail: z.string(),
  /** What a person can do about it; null when nothing needs doing. */
  remedy: z.string().nullable(),
});

export const DoctorReport = z.object({
  versions: z.record(z.string(), z.string()),
  platform: z.string(),
  cores: z.int().positive(),
  dataDir: z.string(),
  providers: z.array(z.object({ name: z.string(), usable: z.boolean(), detail: z.string() })),
  checks: z.array(Check),
  healthy: z.boolean(),
});
export type DoctorReport = z.infer<typeof DoctorReport>;
