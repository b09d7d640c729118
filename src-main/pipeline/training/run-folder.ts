import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { RunId } from '../../../src-shared/contract/ids.ts';
import { DataCheck } from '../../../src-shared/contract/training.ts';
import { errorCode } from '../../../src-shared/domain/coded-error.ts';
import type { Dataset } from '../../dataset/labelled-photo.ts';
import { runFiles } from '../../train/training-setup.ts';

const Row = z.int().nonnegative();

/** The labelled photos of a run, as they were when it began: a resumed run must not see others. */
const StoredDataset = z.object({
  classes: z.array(z.string()),
  photos: z.array(z.object({ path: z.string(), label: Row })),
  train: z.array(Row),
  validation: z.array(Row),
  heldOut: z.array(Row),
  featureDimensions: z.int().positive(),
  check: DataCheck,
});
export type StoredDataset = z.infer<typeof StoredDataset>;

/** What a run keeps on disk. Log and report stay, the rest goes when the run is over. */
export function runFolder(runsDir: string, runId: RunId) {
  const dir = join(runsDir, `run-${runId}`);
  const datasetPath = join(dir, 'dataset.json');
  const featuresPath = join(dir, runFiles.features);
  const picturesPath = join(dir, runFiles.pictures);
  const updateDataset = (stored: StoredDataset): Promise<void> =>
    writeWhole(datasetPath, [Buffer.from(JSON.stringify(stored))]);
  return {
    dir,
    csvPath: join(dir, 'log.csv'),
    htmlPath: join(dir, 'report.html'),
    searchesPath: join(dir, 'searches.json'),
    picturesPath,
    make: () => mkdir(dir, { recursive: true }),

    /** Features first: where the dataset is there, they are. */
    saveDataset: async (dataset: Dataset): Promise<StoredDataset> => {
      const { classes, photos, train, validation, heldOut, check } = dataset;
      const stored: StoredDataset = {
        ...{ classes, train, validation, heldOut, check },
        photos: photos.map(({ path, label }) => ({ path, label })),
        featureDimensions: photos[0]?.feature.length ?? 0,
      };
      await writeWhole(
        featuresPath,
        photos.map(({ feature }) => bytesOf(feature)),
      );
      await updateDataset(stored);
      return stored;
    },
    /** Rows stay where they are: features and pictures go by them. */
    updateDataset,
    /** Null where this run has not come so far. */
    loadDataset: async (): Promise<StoredDataset | null> => {
      const text = await readFile(datasetPath, 'utf8').catch(nullIfMissing);
      return text === null ? null : StoredDataset.parse(JSON.parse(text));
    },
    /** [rows.length, featureDimensions] */
    loadFeatures: async (rows: readonly number[], featureDimensions: number): Promise<Float32Array> => {
      const rowBytes = featureDimensions * Float32Array.BYTES_PER_ELEMENT;
      const all = new Float32Array(rows.length * featureDimensions);
      await using file = await open(featuresPath);
      for (const [at, row] of rows.entries()) {
        await file.read(bytesOf(all.subarray(at * featureDimensions, (at + 1) * featureDimensions)), {
          ...{ offset: 0, length: rowBytes, position: row * rowBytes },
        });
      }
      return all;
    },
    writeText: (path: string, text: string) => writeWhole(path, [Buffer.from(text)]),
    /** What only a run that goes on needs. */
    clear: async (): Promise<void> => {
      const files = [...Object.values(runFiles), `${runFiles.pictures}.part`, 'dataset.json', 'candidate'];
      await Promise.all(files.map((file) => rm(join(dir, file), { recursive: true, force: true })));
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

export type RunFolder = ReturnType<typeof runFolder>;

/** Under another name first: a file with the right name is complete. */
async function writeWhole(path: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    await pipeline(chunks, createWriteStream(temporary, { flush: true }));
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function nullIfMissing(error: unknown): null {
  if (errorCode(error) === 'ENOENT') return null;
  throw error;
}
