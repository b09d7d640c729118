import type { EngineClient } from '../../../src-shared/contract/api.ts';
import type { EpochFigures, TrainingRun } from '../../../src-shared/contract/training.ts';
import { CodedError } from '../../../src-shared/domain/coded-error.ts';
import type { OpenedEngine } from './command.ts';
import { describeFindings } from './describe-data-check.ts';
import { formatFinePercent } from './figures.ts';
import type { Interruption } from './interruption.ts';
import { createJobDisplay, type JobDisplay } from './job-display.ts';

export interface FinishedTraining {
  run: TrainingRun;
  /** Set where Ctrl-C stopped it: the exit code that tells of it. The run is paused then. */
  interruptedBy: number | null;
}

/**
 * Starts or resumes a training and shows how far it is: bars, what the data check found, a line for each epoch. A
 * first Ctrl-C pauses it. Throws what made it fail.
 */
export async function runTraining(
  { engine, client }: OpenedEngine,
  begin: (client: EngineClient) => Promise<TrainingRun>,
  interruption: Interruption,
): Promise<FinishedTraining> {
  using display = createJobDisplay();
  const { promise: over, resolve: finish } = Promise.withResolvers<TrainingRun>();
  const tell = createTeller(display);
  const stopListening = engine.onEvent((event) => {
    if (event.type === 'job' && event.job.kind === 'train') display.show(event.job);
    if (event.type !== 'training') return;
    tell(event.run);
    if (['done', 'failed', 'cancelled'].includes(event.run.state)) finish(event.run);
  });
  try {
    const started = await begin(client);
    const first = await Promise.race([over, interruption.requested]);
    if (typeof first === 'number') {
      return { run: await pauseUnlessOver(client, started), interruptedBy: first };
    }
    if (first.error) throw new CodedError(first.error.code, first.error.message);
    return { run: first, interruptedBy: null };
  } finally {
    stopListening();
  }
}

/** Says once what is new in a run: its runtime, the findings, each epoch. */
function createTeller({ note }: JobDisplay): (run: TrainingRun) => void {
  let [toldRuntime, toldCheck, toldEpoch] = [false, false, 0];
  return ({ check, runtime, epochs, plannedEpochs }) => {
    if (check && !toldCheck) {
      toldCheck = true;
      for (const line of describeFindings(check.findings)) note(line);
    }
    if (runtime && plannedEpochs !== null && !toldRuntime) {
      toldRuntime = true;
      note(`Training with ${runtime.name} on ${runtime.device}, up to ${plannedEpochs} epochs`);
    }
    for (const figures of epochs) {
      if (figures.epoch <= toldEpoch) continue;
      toldEpoch = figures.epoch;
      note(describeEpoch(figures, plannedEpochs));
    }
  };
}

/** `Epoch 3 of 30: loss 0.0312, recall@1 91.2%, mAP@R 75.1%, best so far` */
function describeEpoch(figures: EpochFigures, planned: number | null): string {
  const { epoch, loss, heldOutLoss, recallAt1, mapAtR, isBest } = figures;
  return [
    `Epoch ${epoch}${planned === null ? '' : ` of ${planned}`}: loss ${loss.toFixed(4)}`,
    ...(heldOutLoss === null ? [] : [`validation loss ${heldOutLoss.toFixed(4)}`]),
    `recall@1 ${formatFinePercent(recallAt1)}`,
    `mAP@R ${formatFinePercent(mapAtR)}`,
    ...(isBest ? ['best so far'] : []),
  ].join(', ');
}

async function pauseUnlessOver(client: EngineClient, started: TrainingRun): Promise<TrainingRun> {
  try {
    return await client['training.pause']({ runId: started.id });
  } catch (error) {
    // It ended on its own in the same moment.
    if (error instanceof CodedError && error.code === 'training-not-running') return started;
    throw error;
  }
}
