import type { EngineClient } from '../../src-shared/contract/api.ts';
import type { TrainingRun } from '../../src-shared/contract/training.ts';

/** Asks again and again until the run is as wanted. */
export async function untilTraining(
  client: EngineClient,
  isSo: (run: TrainingRun) => boolean,
): Promise<TrainingRun> {
  for (;;) {
    const run = await client['training.current']({});
    if (run && isSo(run)) return run;
    if (run?.state === 'failed') throw new Error(`the training failed: ${JSON.stringify(run.error)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export const untilOver = (client: EngineClient): Promise<TrainingRun> =>
  untilTraining(client, ({ state }) => !['running', 'paused'].includes(state));
