import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeDecoder, decodePhoto } from '../../src-main/decode/decode-photo.ts';
import { createEmbedder } from '../../src-main/embed/embedder.ts';
import { loadModel } from '../../src-main/network/load-model.ts';
import { fitLogistic } from '../../src-main/evidence/logistic.ts';
import { scorePairs, type ScorePair } from '../../src-main/evidence/score-pairs.ts';
import { shuffled } from '../../src-main/evidence/shuffled.ts';
import { bundledCalibration, evidenceOf, scoreOf } from '../../src-main/search/score.ts';
import { dot } from '../../src-shared/domain/unit-vector.ts';
import { seededRandom } from '../pictures/seeded-random.ts';
import { reliabilityOf } from './reliability.ts';

interface LabelledVector {
  /** Unit length. */
  vector: Float32Array;
  /** Null for a picture that is of none of the labelled kinds. */
  label: string | null;
}

/**
 * Fits the constants of src-main/search/score.ts on one half of labelled photos, and measures on the other half how
 * well the scores that are in use hold. Run it again when the network changes:
 *
 *   node test/bench/calibrate-score.ts <folder with a sub-folder for each kind> [<folder of unrelated pictures>]
 */
const [labelledFolder, unrelatedFolder] = process.argv.slice(2);
if (!labelledFolder) {
  process.stderr.write('Give a folder of photos with a sub-folder for each kind.\n');
  process.exit(2);
}
const LIBRARIES = 150;
const random = seededRandom(7);
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const model = await loadModel({
  bundledDir: join(import.meta.dirname, '../../models'),
  installedDir: '',
});
const embedder = await createEmbedder({ ...model, threads: 1, provider: 'cpu' });
const labelled = await vectorsOf(labelledFolder, (folder) => folder);
const unrelated = unrelatedFolder ? await vectorsOf(unrelatedFolder, () => null) : [];
await embedder.close();
await closeDecoder();

const halves = [labelled, unrelated].map((set) => {
  const mixed = shuffled(set, random);
  return [mixed.filter((_, index) => index % 2 === 0), mixed.filter((_, index) => index % 2 === 1)];
});
const [fitting, checking] = [0, 1].map((half) => {
  const pool = halves.flatMap((pair) => pair[half]!);
  const kinds = pool.map(({ label }) => label);
  const cosine = (one: number, other: number): number => dot(pool[one]!.vector, pool[other]!.vector, 0);
  return scorePairs({ kinds, cosine, assumed: bundledCalibration }, LIBRARIES, random);
});

print(`${labelled.length} labelled and ${unrelated.length} unrelated pictures`);
if (unrelated.length > 0) printAssumption(unrelated);
const [nearness, prominence, intercept] = fitLogistic(
  fitting!.map(({ cosine, surroundings, same }) => {
    const evidence = evidenceOf(cosine, surroundings);
    return { inputs: [evidence.nearness, evidence.prominence], outcome: same };
  }),
).map((weight) => weight.toFixed(3));
print(`fitted: ${JSON.stringify({ intercept, nearness, prominence })}`);
printReliability('all pairs', checking!);
printReliability(
  'the 24 nearest',
  checking!.filter(({ shown }) => shown),
);

async function vectorsOf(
  folder: string,
  labelOf: (subFolder: string) => string | null,
): Promise<LabelledVector[]> {
  const vectors: LabelledVector[] = [];
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  for (const entry of entries.filter((file) => !file.isDirectory())) {
    const path = join(entry.parentPath, entry.name);
    try {
      const { pixels } = await decodePhoto(readFileSync(path), { path, inputSize: model.inputSize });
      const [embedding] = await embedder.embed([pixels]);
      vectors.push({ vector: embedding!.vector, label: labelOf(entry.parentPath) });
    } catch (error) {
      process.stderr.write(`${path}: ${String(error)}\n`);
    }
  }
  return vectors;
}

/** How near unrelated pictures are to each other: what score.ts assumes of a library it has not seen. */
function printAssumption(pictures: readonly LabelledVector[]): void {
  const cosines = pictures.flatMap(({ vector }, index) =>
    pictures.slice(index + 1).map((other) => dot(vector, other.vector, 0)),
  );
  const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length;
  const variance = cosines.reduce((sum, cosine) => sum + (cosine - mean) ** 2, 0) / cosines.length;
  print(`unrelated pictures: mean cosine ${mean.toFixed(3)}, deviation ${Math.sqrt(variance).toFixed(3)}`);
}

function printReliability(name: string, pairs: readonly ScorePair[]): void {
  const { n, brier, brierOfBaseRate, calibrationError, table } = reliabilityOf(
    pairs.map(({ cosine, surroundings, same }) => ({ chance: scoreOf(cosine, surroundings), outcome: same })),
  );
  print(
    `${name}: ${n} pairs, Brier ${brier.toFixed(3)} (base rate ${brierOfBaseRate.toFixed(3)}), ` +
      `calibration error ${calibrationError.toFixed(3)}`,
  );
  for (const row of table) print(`  said ${row.said.toFixed(2)}, was ${row.was.toFixed(2)} (${row.n})`);
}
