import { basename } from 'node:path';
import type { TrainingCard } from '../../../src-shared/contract/model.ts';
import type { LabelSource, TrainingRun } from '../../../src-shared/contract/training.ts';
import { errorCode } from '../../../src-shared/domain/coded-error.ts';
import type { Compared } from './compare-training.ts';
import { describeModel, tensorsOfModel } from './describe-model.ts';
import type { StartPoint } from './start-point.ts';
import type { Trained } from './train-run.ts';
import type { TrainingStages, TrainingUnderWay } from './training-stages.ts';
import { writeReport } from './write-report.ts';

/** Saves the model with its card, and the report. It is kept whether it is better or not; adopting is another step. */
export async function keepModel(
  stages: TrainingStages,
  underWay: TrainingUnderWay,
  start: StartPoint,
  trained: Trained,
  compared: Compared,
): Promise<void> {
  const { run } = underWay.progress;
  run.model =
    (await ownModel(stages, run)) ?? (await saveUnderFreeName(stages, underWay, start, trained, compared));
  await writeReport(stages, underWay, trained.dataset, compared);
}

/** The model of a run that was cut off right after it had saved it. */
async function ownModel(
  stages: TrainingStages,
  { startedAtMs, request }: TrainingRun,
): Promise<string | null> {
  const own = (await stages.listModels()).find(
    ({ createdAtMs, training }) => createdAtMs === startedAtMs && training?.seed === request.seed,
  );
  return own?.name ?? null;
}

async function saveUnderFreeName(
  stages: TrainingStages,
  underWay: TrainingUnderWay,
  start: StartPoint,
  trained: Trained,
  compared: Compared,
): Promise<string> {
  const { run, job } = underWay.progress;
  const training = cardOf(underWay, start, trained, compared, job.snapshot().seconds);
  const { score } = compared.evidence;
  const tensors = await tensorsOfModel(stages, start, trained);
  const taken = new Set(await stages.takenNames());
  for (;;) {
    const name = freeName(run.request.name ?? nameOfSource(run.request.source), taken);
    const { startedAtMs } = run;
    const definition = describeModel({ ...start, ...trained, name, startedAtMs, score, training });
    try {
      await stages.saveModel(stages.places.installedDir, definition, tensors);
      return name;
    } catch (error) {
      // One that was imported in this moment.
      if (errorCode(error) !== 'model-exists') throw error;
      taken.add(name);
    }
  }
}

function cardOf(
  { progress }: TrainingUnderWay,
  { backbone, runtime }: StartPoint,
  { outcome, dataset: { classes, photos, train, validation, heldOut } }: Trained,
  { comparedWith, evidence }: Compared,
  seconds: number,
): TrainingCard {
  const { preset, loss, seed } = progress.run.request;
  const used = [...new Set([...train, ...validation, ...heldOut])];
  return {
    ...{ preset, loss, seed, runtime: runtime.name, device: progress.run.runtime?.device ?? runtime.device },
    startedFrom: backbone.backbone,
    classes: classes.map((name, label) => ({
      name,
      photos: used.filter((row) => photos[row]?.label === label).length,
    })),
    trainPhotos: new Set([...train, ...validation]).size,
    heldOutPhotos: heldOut.length,
    ...{ epochs: outcome.epochs, steps: outcome.steps, seconds },
    ...{ comparison: evidence.comparison, comparedWith },
  };
}

/** `My Flowers 2024` -> `my-flowers-2024` */
function nameOfSource(source: LabelSource): string {
  const text = source.kind === 'folder' ? basename(source.folder) : 'my-categories';
  const slug = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '');
  return slug === '' ? 'my-categories' : slug;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted.slice(0, 58)}-${count}`;
    if (!taken.has(name)) return name;
  }
}
