import { CodedError, errorCode, errorMessage } from '../../../src-shared/domain/coded-error.ts';
import { saveSafely } from '../save-safely.ts';
import { compareWithBefore } from './compare-training.ts';
import { keepModel } from './keep-model.ts';
import { prepareRun } from './prepare-run.ts';
import { startPoint } from './start-point.ts';
import { trainRun } from './train-run.ts';
import type { TrainingStages, TrainingUnderWay } from './training-stages.ts';

/**
 * From labelled photos to a model that can be adopted. Each step leaves on disk what the next needs, so that a run
 * that was cut off goes on where it was. The model in use is never touched.
 */
export async function carryOutTraining(stages: TrainingStages, underWay: TrainingUnderWay): Promise<void> {
  const { progress, gate, folder } = underWay;
  try {
    await folder.make();
    const start = await startPoint(stages, underWay);
    const dataset = await prepareRun(stages, underWay, start);
    const trained = await trainRun(stages, underWay, start, dataset);
    if (gate.isStopped()) return;
    const compared = await compareWithBefore(stages, underWay, start, trained);
    if (!(await gate.pass())) return;
    underWay.isKeeping = true;
    await keepModel(stages, underWay, start, trained, compared);
    // First, as a run that is resumed without its files would begin again.
    saveSafely(() => {
      stages.library.trainingRuns.save({ ...progress.snapshot().run, state: 'done' });
    }, stages.log);
    await folder.clear().catch((error: unknown) => {
      stages.log(`${folder.dir}: ${errorMessage(error)}`);
    });
    progress.job.enter('done');
  } catch (error) {
    if (gate.isStopped()) return;
    stages.log(`training ${progress.run.id}: ${errorMessage(error)}`);
    const { code, message } = explained(error);
    progress.job.enter('failed', { code, message });
  }
}

function explained(error: unknown): { code: string; message: string } {
  const code = errorCode(error);
  const isDisk = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'disk-full'].includes(code);
  const told = isDisk
    ? new CodedError(
        'disk-full',
        'The disk is full. Free some space, then resume the training: it goes on from its last checkpoint.',
      )
    : error;
  return { code: errorCode(told), message: errorMessage(told) };
}
