import { epochsAsCsv } from '../../evidence/epochs-csv.ts';
import { renderReport } from '../../evidence/report/render-report.ts';
import { photosShown } from '../../evidence/report/sample-rows.ts';
import { searchesShown } from '../../evidence/report/searches-shown.ts';
import { errorMessage } from '../../../src-shared/domain/coded-error.ts';
import type { Compared } from './compare-training.ts';
import type { StoredDataset } from './run-folder.ts';
import type { TrainingStages, TrainingUnderWay } from './training-stages.ts';

/** The page and the log of a run that came to its end, and its searches for the screens. */
export async function writeReport(
  stages: TrainingStages,
  { progress, folder }: TrainingUnderWay,
  dataset: StoredDataset,
  { comparedWith, evidence, rows }: Compared,
): Promise<void> {
  const { job, run } = progress.snapshot();
  const shown = photosShown(evidence.samples);
  const labels = rows.map((row) => dataset.photos[row]?.label ?? 0);
  const pictures = await thumbnailsOf(stages, dataset, rows, shown);
  const html = renderReport({
    run: { ...run, state: 'done' },
    ...{ comparison: evidence.comparison, maps: evidence.maps, samples: evidence.samples },
    models: { before: comparedWith, after: run.model ?? '' },
    finishedAtMs: job.startedAtMs + job.seconds * 1_000,
    labels,
    classes: dataset.classes,
    pictures,
  });
  await folder.writeText(folder.htmlPath, html);
  const searches = searchesShown(evidence.samples, { labels, classes: dataset.classes, pictures });
  await folder.writeText(folder.searchesPath, JSON.stringify(searches));
  await folder.writeText(folder.csvPath, epochsAsCsv(run.epochs));
}

/** One that cannot be read any more leaves an empty frame. */
async function thumbnailsOf(
  { inUse, log }: TrainingStages,
  dataset: StoredDataset,
  rows: readonly number[],
  shown: readonly number[],
): Promise<Map<number, Uint8Array>> {
  const { readers } = inUse();
  const pictures = new Map<number, Uint8Array>();
  await Promise.all(
    shown.map(async (index) => {
      const path = dataset.photos[rows[index] ?? -1]?.path ?? '';
      try {
        pictures.set(index, await readers.renderForScreen({ path }, REPORT_SIDE));
      } catch (error) {
        log(`${path}: ${errorMessage(error)}`);
      }
    }),
  );
  return pictures;
}

/** About 5 kB each, and sharp enough on paper. */
const REPORT_SIDE = 192;
