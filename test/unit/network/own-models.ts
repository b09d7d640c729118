import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelPlaces } from '../../../src-main/network/catalogue.ts';
import { loadTensors } from '../../../src-main/network/load-tensors.ts';
import type { ModelDefinition } from '../../../src-main/network/model-definition.ts';
import type { Tensor } from '../../../src-main/network/safetensors.ts';
import { saveModel } from '../../../src-main/network/save-model.ts';

export const BUNDLED = 'efficientnet-lite0';
const bundledDir = join(import.meta.dirname, '../../../models');

/** The models that come with Lookalike, and an empty folder for others. */
export function makePlaces(): ModelPlaces & { dir: string; remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'lookalike models ü '));
  const installedDir = join(dir, 'models');
  mkdirSync(installedDir);
  return {
    ...{ dir, bundledDir, installedDir },
    remove: () => {
      rmSync(dir, { recursive: true });
    },
  };
}

/** Of a head with four dimensions on the bundled backbone. */
export async function headDefinition(
  name: string,
  changes: Partial<ModelDefinition> = {},
): Promise<ModelDefinition> {
  const { input, backbone } = await loadTensors({ bundledDir, installedDir: '/nowhere' }, BUNDLED);
  return {
    ...{
      format: 'lookalike-model',
      version: 1,
      name,
      kind: 'trained',
      network: BUNDLED,
      backbone,
      head: true,
    },
    input,
    ...{ featureDimensions: 1280, vectorDimensions: 4 },
    score: { intercept: -1, nearness: 2, prominence: 3, mean: 0.1, deviation: 0.2 },
    ...{ licence: 'Apache-2.0', source: 'trained here', createdAtMs: 1_700_000_000_000, training: null },
    ...changes,
  };
}

/** Different for each seed. */
export function headTensors(seed = 1): Map<string, Tensor> {
  const weight = Float32Array.from({ length: 4 * 1280 }, (_, place) => Math.sin(place * 12.9898 + seed));
  return new Map([
    ['projection.weight', { shape: [4, 1280], values: weight }],
    ['projection.bias', { shape: [4], values: new Float32Array([0.5, -0.25, 0, seed]) }],
  ]);
}

export async function saveHead({ installedDir }: ModelPlaces, name: string, seed = 1): Promise<string> {
  return (await saveModel(installedDir, await headDefinition(name), headTensors(seed))).path;
}

/** A whole network with its weights inside, a head among them. */
export async function saveWhole(places: ModelPlaces, name: string, seed = 1): Promise<string> {
  const { weights } = await loadTensors(places, BUNDLED);
  const tensors = new Map([...weights, ...headTensors(seed)]);
  return (await saveModel(places.installedDir, await headDefinition(name, { backbone: null }), tensors)).path;
}
