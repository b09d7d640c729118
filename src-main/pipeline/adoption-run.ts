import type { Job } from '../../src-shared/contract/job.ts';
import { errorCode, errorMessage } from '../../src-shared/domain/coded-error.ts';
import type { LoadedModel } from '../network/load-model.ts';
import type { Library } from '../store/library.ts';
import type { VectorRow } from '../workers/projection-thread.ts';
import type { ReaderPool } from '../workers/reader-pool.ts';
import { jobError } from './job-error.ts';
import { JobProgress } from './job-progress.ts';

/** What the adoption of a model needs of the engine. `Prepared` is a model that is ready to answer. */
export interface AdoptionStages<Prepared> {
  library: Library;
  load: (name: string) => Promise<LoadedModel>;
  readersOf: (model: LoadedModel) => ReaderPool;
  project: (model: LoadedModel, signal: AbortSignal, onRows: (rows: VectorRow[]) => void) => Promise<void>;
  /** Name of the model that answers now. */
  activeName: () => string;
  prepare: (model: LoadedModel) => Promise<Prepared>;
  /** Where it throws, the old model answers on. */
  switchTo: (prepared: Prepared) => void;
  discard: (prepared: Prepared) => Promise<void>;
  log: (line: string) => void;
}

export interface AdoptionRun {
  progress: JobProgress;
  modelName: string;
  /** False where the model was in use from the start, and only lacked some photos. */
  isSwitch: boolean;
  stop: AbortController;
  changed: () => void;
}

export function createAdoptionRun(
  job: Job,
  target: { modelName: string; isSwitch: boolean },
  changed: () => void,
): AdoptionRun {
  return { ...target, progress: new JobProgress(job), stop: new AbortController(), changed };
}

/**
 * Pixels where the backbone is another, then vectors, then the switch. Everything before the switch only adds rows
 * that nobody reads yet, so stopping or dying on the way leaves the old model as it was.
 */
export async function carryOutAdoption<Prepared>(
  stages: AdoptionStages<Prepared>,
  run: AdoptionRun,
): Promise<void> {
  const { progress } = run;
  try {
    const model = await stages.load(run.modelName);
    await rereadPhotos(stages, run, model);
    await makeVectors(stages, run, model);
    if (isStopped(run)) return;
    // One that was cut off behind the switch has only photos left to see.
    if (run.modelName !== stages.activeName()) await switchOver(stages, run, model);
    if (!isStopped(run)) progress.enter('done');
  } catch (error) {
    if (isStopped(run)) return;
    stages.log(`adoption of ${run.modelName}: ${errorMessage(error)}`);
    progress.enter('failed', jobError(error, adviceFor(stages, run)));
  }
}

async function switchOver<Prepared>(
  stages: AdoptionStages<Prepared>,
  run: AdoptionRun,
  model: LoadedModel,
): Promise<void> {
  run.progress.begin('index', null);
  run.changed();
  const prepared = await stages.prepare(model);
  if (isStopped(run)) {
    await stages.discard(prepared);
    return;
  }
  try {
    stages.switchTo(prepared);
  } catch (error) {
    await stages.discard(prepared);
    throw error;
  }
  // What an import finished with the old model in the meantime.
  await makeVectors(stages, run, model);
}

/** Photos of which this backbone has no feature yet. One that cannot be read now keeps its place in line. */
async function rereadPhotos<Prepared>(
  { library, readersOf, log }: AdoptionStages<Prepared>,
  run: AdoptionRun,
  model: LoadedModel,
): Promise<void> {
  const { features, gallery } = library;
  const total = features.countUnread(model.backbone);
  if (total === 0) return;
  run.progress.begin('reread', total);
  const readers = readersOf(model);
  let lastId = 0;
  let waiting = features.unreadAfter(model.backbone, lastId, readers.size * 64);

  const lane = async (): Promise<void> => {
    while (!run.stop.signal.aborted) {
      if (waiting.length === 0) waiting = features.unreadAfter(model.backbone, lastId, readers.size * 64);
      const photoId = waiting.shift();
      if (photoId === undefined) return;
      lastId = Math.max(lastId, photoId);
      const path = gallery.pathOf(photoId);
      try {
        if (path !== null) {
          const { feature } = await readers.readPicture({ path });
          features.recordFeature(photoId, model.backbone, feature);
        }
      } catch (error) {
        if (errorCode(error).startsWith('SQLITE_') || errorCode(error) === 'network-not-loaded') throw error;
        log(`${path ?? ''}: ${errorMessage(error)}`);
        run.progress.counts.failed++;
      }
      run.progress.advance('reread', 1);
      run.changed();
    }
  };
  try {
    await Promise.all(Array.from({ length: readers.size * 2 }, lane));
  } finally {
    await readers.rest();
  }
}

async function makeVectors<Prepared>(
  { library, project }: AdoptionStages<Prepared>,
  run: AdoptionRun,
  model: LoadedModel,
): Promise<void> {
  const { features } = library;
  const total = features.countWithoutVector(model.name, model.backbone);
  if (total === 0) return;
  run.progress.begin('adopt', total);
  await project(model, run.stop.signal, (rows) => {
    features.recordVectors(model.name, rows);
    run.progress.advance('adopt', rows.length);
    run.changed();
  });
}

/** A function, because it changes while others are waited for. */
const isStopped = ({ stop }: AdoptionRun): boolean => stop.signal.aborted;

function adviceFor({ activeName }: { activeName: () => string }, { modelName }: AdoptionRun): string {
  return modelName === activeName()
    ? `'${modelName}' is in use; the photos that it lacks yet follow with the next import. Free some space, then import.`
    : 'Free some space, then adopt the model again; the old one answers as before.';
}
