import { z } from 'zod';
import { FileId, JobId } from './ids.ts';

export const StageName = z.enum([
  'scan',
  'photos',
  'index',
  'evaluate',
  'look',
  'train',
  'compare',
  'reread',
  'adopt',
  'download',
  'map',
]);
export type StageName = z.infer<typeof StageName>;

/** How far one stage of a long task is. `total` and `secondsLeft` are null until they can be known. */
export const StageProgress = z.object({
  name: StageName,
  done: z.int().nonnegative(),
  total: z.int().nonnegative().nullable(),
  perSecond: z.number().nonnegative(),
  secondsLeft: z.number().nonnegative().nullable(),
});
export type StageProgress = z.infer<typeof StageProgress>;

export const JobState = z.enum(['running', 'paused', 'cancelled', 'done', 'failed']);
export type JobState = z.infer<typeof JobState>;

export const ImportCounts = z.object({
  added: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  moved: z.int().nonnegative(),
  gone: z.int().nonnegative(),
  failed: z.int().nonnegative(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

export const Job = z.object({
  id: JobId,
  kind: z.enum(['import', 'evaluate', 'train', 'adopt', 'download', 'map']),
  state: JobState,
  stages: z.array(StageProgress),
  counts: ImportCounts,
  startedAtMs: z.number(),
  /** Working seconds: pauses do not count. */
  seconds: z.number().nonnegative(),
  /** The file being read right now, for a person to see that something moves. */
  current: z.string().nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type Job = z.infer<typeof Job>;

export const Failure = z.object({
  /** Null for a place that a scan could not look into: the next scan tries again. */
  fileId: FileId.nullable(),
  path: z.string(),
  code: z.string(),
  message: z.string(),
  transient: z.boolean(),
  failedAtMs: z.number(),
});
export type Failure = z.infer<typeof Failure>;
