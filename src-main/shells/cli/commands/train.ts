import type { EngineClient } from '../../../../src-shared/contract/api.ts';
import type { TrainingRequest, TrainingRun } from '../../../../src-shared/contract/training.ts';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import { type CommandContext, defineCommand, exitCodes, type OpenedEngine } from '../command.ts';
import { describeComparison } from '../describe-comparison.ts';
import { describeDataCheck } from '../describe-data-check.ts';
import { formatCountOf, formatDuration } from '../figures.ts';
import { type Interruption, onInterruption } from '../interruption.ts';
import type { Output } from '../output.ts';
import { printable } from '../printable.ts';
import { refuseUnwritablePlace, writeReport } from '../report-file.ts';
import { runAdoption } from '../run-model-job.ts';
import { runTraining } from '../run-training.ts';
import { readTrainingRequest, trainingOptions } from '../training-options.ts';
import { usageError } from '../usage-error.ts';

export const train = defineCommand({
  name: 'train',
  words: '[labelled folder]',
  summary: 'Teach it your own kinds of photos, and measure whether that helps',
  details: [
    'The sub-folders of the folder are the kinds, at least 4 photos each. Part of the photos is held out, to',
    'measure whether the new model is better; it is not used before you adopt it. Nothing is added to the library',
    'and your photos are only read. Ctrl-C pauses; train --resume goes on. The preset quick takes minutes, full',
    'trains the network itself, paper follows the published experiment step by step.',
  ],
  options: {
    ...trainingOptions,
    check: { type: 'boolean', help: 'only look at the labelled photos and tell what is wrong with them' },
    report: { type: 'string', placeholder: 'FILE', help: 'write the evidence as one HTML page' },
    adopt: { type: 'boolean', help: 'search with the new model at once if it is better' },
    resume: { type: 'boolean', help: 'go on with the training that was stopped' },
  },
  run: async (context, { check, report, adopt, resume, ...typed }) => {
    const request = requestOf(context, typed, resume === true);
    if (check === true) {
      if (!request) throw usageError('--check looks at a labelled folder; leave out --resume.');
      return checkPhotos(context, request);
    }
    const reportPath = report === undefined ? null : context.resolvePath(report);
    if (reportPath !== null) await refuseUnwritablePlace(reportPath);

    // Before the engine, so that it still holds while the engine closes.
    using interruption = onInterruption();
    await using opened = await context.openEngine();
    if (request) await noteStoppedTraining(opened.client, context.output);
    const { run, interruptedBy } = await runTraining(
      opened,
      (client) => begin(client, request),
      interruption,
    );
    if (interruptedBy !== null) {
      context.output.note('Paused. Go on with: lookalike train --resume');
      return interruptedBy;
    }
    if (reportPath !== null) {
      await writeReport(reportPath, (await opened.client['training.report']({ runId: run.id })).html);
    }
    const adopted = adopt === true ? await adoptIfBetter(opened, run, interruption) : false;
    if (typeof adopted === 'number') return adopted;
    printResult(context.output, run, { reportPath, adopted });
    return exitCodes.done;
  },
});

const optionNames = Object.keys(trainingOptions) as (keyof typeof trainingOptions)[];

/** Null where a stopped training is to go on: what it was told holds. */
function requestOf(
  { words, resolvePath }: CommandContext,
  typed: Parameters<typeof readTrainingRequest>[1],
  resume: boolean,
): TrainingRequest | null {
  const [folder] = words;
  if (!resume) {
    if (folder === undefined) throw usageError(`'train' needs labelled folder to work on.`);
    return readTrainingRequest(resolvePath(folder), typed);
  }
  const given = optionNames.find((name) => typed[name] !== undefined);
  const surplus = folder ?? (given === undefined ? undefined : `--${given}`);
  if (surplus === undefined) return null;
  throw usageError(`--resume goes on as the training was started; leave out '${surplus}'.`);
}

async function checkPhotos(
  { output, openEngine }: CommandContext,
  request: TrainingRequest,
): Promise<number> {
  await using opened = await openEngine();
  const { source, seed, backbone } = request;
  const check = await opened.client['training.check']({
    ...{ source, seed },
    ...(backbone === undefined ? {} : { backbone }),
  });
  output.result(check, () => describeDataCheck(check));
  return exitCodes.done;
}

async function begin(client: EngineClient, request: TrainingRequest | null): Promise<TrainingRun> {
  if (request) return client['training.start'](request);
  const stopped = await stoppedTraining(client);
  if (stopped) return client['training.resume']({ runId: stopped.id });
  throw new CodedError(
    'training-not-stopped',
    'No training was stopped. Start one: lookalike train <folder>',
  );
}

/** The latest one, where it did not come to its end: paused, or failed on its way. */
async function stoppedTraining(client: EngineClient): Promise<TrainingRun | null> {
  const latest = await client['training.current']({});
  return latest && ['paused', 'failed'].includes(latest.state) ? latest : null;
}

async function noteStoppedTraining(client: EngineClient, output: Output): Promise<void> {
  const stopped = await stoppedTraining(client);
  if (stopped?.state !== 'paused') return;
  output.note('A training that was stopped before is left as it is; this one starts anew.');
}

/** Whether the new model is in use now, or the exit code of Ctrl-C. */
async function adoptIfBetter(
  opened: OpenedEngine,
  { model, comparison }: TrainingRun,
  interruption: Interruption,
): Promise<boolean | number> {
  if (model === null || comparison?.verdict !== 'better') return false;
  const start = (client: EngineClient) => client['models.adopt']({ name: model });
  return (await runAdoption(opened, start, interruption)) ?? true;
}

function printResult(
  output: Output,
  run: TrainingRun,
  { reportPath, adopted }: { reportPath: string | null; adopted: boolean },
): void {
  const { comparison, model, epochs, runtime } = run;
  const seconds = Math.round(run.seconds * 1000) / 1000;
  output.result(
    {
      ...{ run: run.id, model, before: comparison?.before ?? null, after: comparison?.after ?? null },
      ...{ gain: comparison?.gain ?? null, verdict: comparison?.verdict ?? null },
      ...{ epochs: epochs.length, seconds, runtime, report: reportPath, adopted },
    },
    () => [
      `${formatCountOf(epochs.length, 'epoch')} in ${formatDuration(seconds)}` +
        (model === null ? '; no model came out.' : `, model ${model}`),
      '',
      ...(comparison ? describeComparison(comparison) : []),
      ...(reportPath === null ? [] : [`Report: ${printable(reportPath)}`]),
      ...nextStep(run, adopted),
    ],
  );
}

function nextStep({ model, comparison }: TrainingRun, adopted: boolean): string[] {
  if (adopted) return ['Search uses it now. Back to the model before: lookalike models rollback'];
  if (model === null || comparison?.verdict !== 'better') return [];
  return [`Search with it: lookalike models adopt ${model}`];
}
