import { z } from 'zod';
import { JobId, RunId } from '../../../../src-shared/contract/ids.ts';
import type { Job } from '../../../../src-shared/contract/job.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import type { Work } from './work.ts';

/** What can be paused; making a map, adopting and downloading cannot. */
export const Pausable = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('import'), jobId: JobId }),
  z.object({ kind: z.literal('train'), jobId: JobId, runId: RunId }),
]);
export type Pausable = z.infer<typeof Pausable>;

/** The part of the engine that pauses. */
export type PauseClient = Pick<
  EngineProcess['client'],
  'import.pause' | 'import.resume' | 'training.pause' | 'training.resume'
>;

/** Null for a job that cannot be paused; so is a training of which it is not known yet which one it is. */
export function pausableOf(job: Job, work: Pick<Work, 'runOf'>): Pausable | null {
  if (job.kind === 'import') return { kind: 'import', jobId: job.id };
  const runId = job.kind === 'train' ? work.runOf(job.id) : null;
  return runId === null ? null : { kind: 'train', jobId: job.id, runId };
}

export function pauseOrResume(
  client: PauseClient,
  what: Pausable,
  wish: 'pause' | 'resume',
): Promise<unknown> {
  return what.kind === 'import'
    ? client[`import.${wish}`]({ jobId: what.jobId })
    : client[`training.${wish}`]({ runId: what.runId });
}
