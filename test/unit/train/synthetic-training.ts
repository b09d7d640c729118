import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recipeFor } from '../../../src-main/train/preset/recipe-for.ts';
import type { Recipe } from '../../../src-main/train/recipe.ts';
import { seededRandom } from '../../../src-main/train/seeded-random.ts';
import { runFiles, type TrainingSetup } from '../../../src-main/train/training-setup.ts';

const CHANNELS = 32;
const CLASSES = 4;
const PHOTOS = 160;

/** Features whose class hides in a few noisy channels: a head has something to find. */
function hiddenClasses(): { features: Float32Array; labels: number[] } {
  const random = seededRandom(7, 'features');
  const labels = Array.from({ length: PHOTOS }, (_, photo) => photo % CLASSES);
  const features = Float32Array.from({ length: PHOTOS * CHANNELS }, (_, index) => {
    const channel = index % CHANNELS;
    const label = labels[Math.floor(index / CHANNELS)];
    return random() * 2 + (channel < 8 && channel % CLASSES === label ? 1.2 : 0);
  });
  return { features, labels };
}

export interface SyntheticTraining extends Disposable {
  setup: TrainingSetup;
  /** [photos, channels], also in the folder. */
  features: Float32Array;
}

/** A small training of a head on wasm, ready in a folder of its own. */
export function makeTraining(changes: Partial<Recipe> = {}): SyntheticTraining {
  const runDir = mkdtempSync(join(tmpdir(), 'lookalike-training-'));
  const { features, labels } = hiddenClasses();
  writeFileSync(join(runDir, runFiles.features), features);
  const rows = labels.map((_, row) => row);
  const facts = { photos: 120, classes: CLASSES, network: 'efficientnet-lite0', inputSize: 224 } as const;
  const recipe = recipeFor('quick', { ...facts, runtime: 'wasm', loss: 'semi-hard', epochs: 6 });
  return {
    features,
    setup: {
      ...{ runDir, runtime: 'wasm', seed: 3, labels },
      recipe: { ...recipe, dimensions: 8, stepsPerEpoch: 10, ...changes },
      network: {
        name: 'efficientnet-lite0',
        input: { size: 224, mean: [127, 127, 127], standardDeviation: [128, 128, 128] },
        featureDimensions: CHANNELS,
      },
      trainRows: rows.slice(0, 120),
      heldOutRows: rows.slice(120),
    },
    [Symbol.dispose]: () => {
      rmSync(runDir, { recursive: true, force: true });
    },
  };
}
