import type { Job } from '../../src-shared/contract/job.ts';
import type { Evaluation } from '../../src-shared/contract/search.ts';
import { CodedError, errorCode, errorMessage } from '../../src-shared/domain/coded-error.ts';
import { joinRows } from '../../src-shared/domain/join-rows.ts';
import { readLabelledFolder } from '../dataset/labelled-folder.ts';
import type { RetrievalMetrics } from '../evaluate/retrieval.ts';
import { JobProgress, newJob } from '../pipeline/job-progress.ts';
import type { JobStore } from '../store/jobs.ts';
import type { ReaderPool } from '../workers/reader-pool.ts';
import { lookAtAll } from './look.ts';
import type { MethodsOf } from './methods.ts';
import type { WithReaders } from './with-readers.ts';

interface EvaluateParts {
  /** Throws 'model-unknown'. */
  withReaders: WithReaders;
  /** @param vectors [n, dimensions] in one piece, unit length */
  measure: (vectors: Float32Array<ArrayBuffer>, labels: readonly number[]) => Promise<RetrievalMetrics>;
  jobs: JobStore;
  emit: (job: Job) => void;
}

export function evaluateMethods(parts: EvaluateParts): MethodsOf<'evaluate'> {
  return {
    'evaluate.run': async ({ folder, model }) => {
      const progress = new JobProgress(parts.jobs.create(newJob('evaluate', ['evaluate']), []));
      const announce = (): void => {
        const job = progress.snapshot();
        parts.jobs.save(job, []);
        parts.emit(job);
      };
      progress.enter('running');
      try {
        const result = await parts.withReaders(model, (readers, { name }) =>
          evaluate(parts, { folder, readers, model: name }, progress),
        );
        progress.enter('done');
        return { ...result, seconds: progress.snapshot().seconds };
      } catch (error) {
        progress.enter('failed', { code: errorCode(error), message: errorMessage(error) });
        throw error;
      } finally {
        announce();
      }
    },
  };
}

async function evaluate(
  { measure, emit }: EvaluateParts,
  { folder, readers, model }: { folder: string; readers: ReaderPool; model: string },
  progress: JobProgress,
): Promise<Omit<Evaluation, 'seconds'>> {
  const { classes, photos } = await readLabelledFolder(folder);
  progress.begin('evaluate', photos.length);

  const paths = photos.map((photo) => photo.path);
  const { pictures, failed } = await lookAtAll(paths, readers.size * 2, readers.readPicture, (path) => {
    progress.current = path;
    progress.advance('evaluate', 1);
    if (progress.done('evaluate') % 25 === 0) emit(progress.snapshot());
  });
  const read = pictures.flatMap((picture, index) =>
    picture ? [{ vector: picture.vector, label: photos[index]?.label ?? 0 }] : [],
  );
  if (read.length < 2) {
    throw new CodedError('labels-missing', 'Fewer than two photos of the folder could be read.', {
      path: folder,
    });
  }

  const labels = read.map((photo) => photo.label);
  const metrics = await measure(joinRows(read.map((photo) => photo.vector)), labels);
  if (metrics.queries === 0) {
    throw new CodedError(
      'labels-missing',
      'No sub-folder has two photos, so that none has another to find.',
      {
        path: folder,
      },
    );
  }
  return {
    model,
    n: metrics.queries,
    classes: metrics.perClass.length,
    recallAt1: metrics.recallAt1,
    recallAt5: metrics.recallAt5,
    recallAt10: metrics.recallAt10,
    mapAtR: metrics.mapAtR,
    perClass: metrics.perClass.map(({ label, n, recallAt1 }) => ({
      name: classes[label] ?? '',
      n,
      recallAt1,
    })),
    failed,
  };
}
