import { CodedError, errorCode, errorMessage } from '../../src-shared/domain/coded-error.ts';
import { checkWeights } from './check-weights.ts';
import {
  checkVersion,
  fileDamaged,
  type ModelDefinition,
  ownWeights,
  parseDefinition,
} from './model-definition.ts';
import { readTensors, readTensorsHeader } from './read-tensors.ts';
import type { Tensor } from './safetensors.ts';

/** The entry of the metadata that makes a safetensors file a model. */
export const DEFINITION_KEY = 'lookalike';

/** What the header of a model file tells. */
export interface ModelHeader {
  path: string;
  bytes: number;
  definition: ModelDefinition;
  /** What the weights in this file are known by, whatever its header says. */
  weightsSha256: string;
}

/**
 * Reads the header alone; it is sealed by itself, so that a list of models need not read weights.
 *
 * @param origin what the messages call the file: where a person knows it from
 * @throws CodedError 'model-missing', 'not-a-model', 'model-newer', 'model-damaged'
 */
export async function readModelHeader(path: string, origin = path): Promise<ModelHeader> {
  const { metadata, seal, bytes } = await readTensorsHeader(path).catch((error: unknown) => {
    throw modelFailure(error, origin);
  });
  checkVersion(metadata[DEFINITION_KEY], origin);
  if (!seal) throw fileDamaged(origin, 'its header is not what was written, SHA-256 differs');
  return {
    path,
    bytes,
    definition: parseDefinition(metadata[DEFINITION_KEY], origin),
    weightsSha256: seal.weights_sha256,
  };
}

/**
 * Reads and verifies all of it.
 *
 * @param origin as for `readModelHeader`
 * @throws CodedError as `readModelHeader`; 'weights-damaged' where a sound file holds weights of something else
 */
export async function readModel(
  path: string,
  origin = path,
): Promise<ModelHeader & { tensors: Map<string, Tensor> }> {
  const header = await readModelHeader(path, origin);
  const { tensors, sha256 } = await readTensors(path).catch((error: unknown) => {
    throw modelFailure(error, origin);
  });
  if (sha256 !== header.weightsSha256) throw fileDamaged(origin, 'it changed while it was read');
  checkWeights(tensors, ownWeights(header.definition), origin);
  return { ...header, tensors };
}

function modelFailure(error: unknown, path: string): CodedError {
  if (error instanceof CodedError) return fileDamaged(path, errorMessage(error.cause), error);
  const code = errorCode(error);
  const what = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
  return new CodedError('model-missing', `The model file ${path} ${what}. Import it again.`, {
    path,
    cause: error,
  });
}
