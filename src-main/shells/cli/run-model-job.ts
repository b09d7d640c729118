import type { EngineClient } from '../../../src-shared/contract/api.ts';
import type { Job } from '../../../src-shared/contract/job.ts';
import { CodedError } from '../../../src-shared/domain/coded-error.ts';
import type { OpenedEngine } from './command.ts';
import type { Interruption } from './interruption.ts';
import { createJobDisplay } from './job-display.ts';

/**
 * Changes over to another model and shows how far it is. A first Ctrl-C stops it: the model in use stays, and what was
 * made is kept for the next time. Answers the exit code that tells of Ctrl-C, else null. Throws what made it fail.
 */
export function runAdoption(
  opened: OpenedEngine,
  begin: (client: EngineClient) => Promise<Job>,
  interruption: Interruption,
): Promise<number | null> {
  const cancel = (client: EngineClient, { id }: Job) => client['models.cancelAdoption']({ jobId: id });
  return runModelJob(opened, { kind: 'adopt', begin, cancel }, interruption);
}

/** The same for a download. */
export function runDownload(
  opened: OpenedEngine,
  begin: (client: EngineClient) => Promise<Job>,
  interruption: Interruption,
): Promise<number | null> {
  const cancel = (client: EngineClient, { id }: Job) => client['models.cancelDownload']({ jobId: id });
  return runModelJob(opened, { kind: 'download', begin, cancel }, interruption);
}

interface ModelJob {
  kind: 'adopt' | 'download';
  begin: (client: EngineClient) => Promise<Job>;
  cancel: (client: EngineClient, job: Job) => Promise<Job>;
}

async function runModelJob(
  { engine, client }: OpenedEngine,
  { kind, begin, cancel }: ModelJob,
  interruption: Interruption,
): Promise<number | null> {
  using display = createJobDisplay();
  const { promise: over, resolve: finish } = Promise.withResolvers<Job>();
  const stopListening = engine.onEvent((event) => {
    if (event.type !== 'job' || event.job.kind !== kind) return;
    display.show(event.job);
    if (['done', 'failed', 'cancelled'].includes(event.job.state)) finish(event.job);
  });
  try {
    const started = await begin(client);
    const first = await Promise.race([over, interruption.requested]);
    if (typeof first === 'number') {
      await cancelUnlessOver(() => cancel(client, started));
      return first;
    }
    if (first.error) throw new CodedError(first.error.code, first.error.message);
    return null;
  } finally {
    stopListening();
  }
}

async function cancelUnlessOver(cancel: () => Promise<Job>): Promise<void> {
  try {
    await cancel();
  } catch (error) {
    // It ended on its own in the same moment.
    if (!(error instanceof CodedError && error.code === 'job-not-running')) throw error;
  }
}
