import { join } from 'node:path';
import { z } from 'zod';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { Network } from './description.ts';
import { efficientNetLite0 } from './efficientnet-lite0.ts';
import { folderDamaged, manifestPathIn, type ModelEntry } from './manifest.ts';
import { modelDamaged, readModelFile } from './model-file.ts';
import { readSafetensors, type Weights } from './safetensors.ts';
import { inferShapes } from './shapes.ts';

const Labels = z.array(z.string().min(1));

/** @throws CodedError 'model-missing', 'model-damaged', 'weights-damaged' */
export async function readBundledWeights(bundledDir: string, { weights }: ModelEntry): Promise<Weights> {
  return readSafetensors(await readModelFile(bundledDir, weights), join(bundledDir, weights.file));
}

/** @throws CodedError 'model-missing', 'model-damaged' */
export async function readLabels(bundledDir: string, entry: ModelEntry): Promise<readonly string[]> {
  return parseLabels(await readModelFile(bundledDir, entry.labels), entry, bundledDir);
}

/**
 * Nothing vouches for the manifest itself, so its dimensions are held against the network's own.
 * @throws CodedError 'models-folder-damaged'
 */
export function bundledNetwork(entry: ModelEntry, bundledDir: string): Network {
  const network = efficientNetLite0(entry.classes);
  const shapes = inferShapes(network, entry.input.size);
  const stated = { feature: entry.featureDimensions, vector: entry.vectorDimensions };
  for (const [output, dimensions] of Object.entries(stated)) {
    const computed = shapes.get(output)?.join(' x ');
    if (computed === `${dimensions}`) continue;
    throw folderDamaged(
      manifestPathIn(bundledDir),
      `'${entry.name}' is said to have a ${output} of ${dimensions} numbers, but its network gives ${computed}`,
    );
  }
  return network;
}

function parseLabels(bytes: Buffer, entry: ModelEntry, bundledDir: string): readonly string[] {
  const { file } = entry.labels;
  const path = join(bundledDir, file);
  try {
    const labels = Labels.length(entry.classes).safeParse(JSON.parse(bytes.toString('utf8')));
    if (labels.success) return labels.data;
    throw modelDamaged(path, file, `it is not a list of ${entry.classes} labels`, labels.error);
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw modelDamaged(path, file, 'it is not JSON', error);
  }
}
