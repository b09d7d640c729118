import { z } from 'zod';
import { Job } from './job.ts';
import { LibraryStatus } from './library.ts';
import { TrainingRun } from './training.ts';

/** What the engine tells by itself, at most a few times a second. */
export const EngineEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('job'), job: Job }),
  z.object({ type: z.literal('library'), status: LibraryStatus }),
  /** Goes with the events of its job. */
  z.object({ type: z.literal('training'), run: TrainingRun }),
]);
export type EngineEvent = z.infer<typeof EngineEvent>;
