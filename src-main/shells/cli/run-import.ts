import type { EngineClient } from '../../../src-shared/contract/api.ts';
import type { FolderId } from '../../../src-shared/contract/ids.ts';
import type { Job } from '../../../src-shared/contract/job.ts';
import { CodedError } from '../../../src-shared/domain/coded-error.ts';
import type { OpenedEngine } from './command.ts';
import type { Interruption } from './interruption.ts';
import { createJobDisplay } from './job-display.ts';

export interface FinishedImport {
  job: Job;
  /** Set where Ctrl-C stopped it: the exit code that tells of it. The job is paused then. */
  interruptedBy: number | null;
}

/**
 * Imports the folders and shows how far it is. A first Ctrl-C pauses the job, so that what is finished stays and
 * the next import goes on from there. Throws what made the job fail.
 */
export async function runImport(
  { engine, client }: OpenedEngine,
  folderIds: readonly FolderId[],
  interruption: Interruption,
): Promise<FinishedImport> {
  using display = createJobDisplay();
  const { promise: over, resolve: finish } = Promise.withResolvers<Job>();
  const stopListening = engine.onEvent((event) => {
    if (event.type !== 'job' || event.job.kind !== 'import') return;
    display.show(event.job);
    if (['done', 'failed', 'cancelled'].includes(event.job.state)) finish(event.job);
  });
  try {
    const started = await client['import.start']({ folderIds: [...folderIds] });
    const first = await Promise.race([over, interruption.requested]);
    if (typeof first === 'number') {
      return { job: await pauseUnlessOver(client, started), interruptedBy: first };
    }
    if (first.error) throw new CodedError(first.error.code, first.error.message);
    return { job: first, interruptedBy: null };
  } finally {
    stopListening();
  }
}

async function pauseUnlessOver(client: EngineClient, started: Job): Promise<Job> {
  try {
    return await client['import.pause']({ jobId: started.id });
  } catch (error) {
    // It ended on its own in the same moment.
    if (error instanceof CodedError && error.code === 'job-not-running') return started;
    throw error;
  }
}
