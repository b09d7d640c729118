import { mkdir } from 'node:fs/promises';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { writeFailure } from '../../src-shared/domain/write-failure.ts';
import { installedNames, installedPath } from './catalogue.ts';
import { checkWeights } from './check-weights.ts';
import { ModelDefinition, ownWeights } from './model-definition.ts';
import { DEFINITION_KEY } from './read-model.ts';
import type { Tensor } from './safetensors.ts';
import { type TensorSource, writeTensorSources, type WrittenTensors } from './write-tensors.ts';

export interface SavedModel extends WrittenTensors {
  path: string;
}

/**
 * Writes a model as one file named after it. Under a seal, whole or not at all.
 *
 * @param tensors those that the definition says are inside: all, or the head's alone
 * @returns sha256: of the weights, what a head that stands on them asks for
 * @throws CodedError 'model-exists', 'weights-damaged', 'disk-full', 'file-not-writable', 'file-not-written'
 */
export async function saveModel(
  installedDir: string,
  definition: ModelDefinition,
  tensors: ReadonlyMap<string, Tensor>,
): Promise<SavedModel> {
  const path = installedPath(installedDir, definition.name);
  const expected = ownWeights(definition);
  checkWeights(tensors, expected, path);
  await makeModelsFolder(installedDir);
  if ((await installedNames(installedDir)).includes(definition.name)) {
    throw new CodedError(
      'model-exists',
      `There is a model '${definition.name}' already. Choose another name, or delete that one.`,
      { path },
    );
  }
  const sources = [...expected].map(([name, shape]) => ({
    name,
    shape,
    values: () => valuesOf(tensors, name),
  }));
  return writeModel(path, definition, sources);
}

/** As `saveModel`, unchecked, to any place, with one tensor at a time in memory. */
export async function writeModel(
  path: string,
  definition: ModelDefinition,
  sources: readonly TensorSource[],
): Promise<SavedModel> {
  // What is not understood when it is read would be a model that nobody finds.
  const metadata = { [DEFINITION_KEY]: JSON.stringify(ModelDefinition.parse(definition)) };
  return { path, ...(await writeTensorSources(path, sources, metadata)) };
}

/** @throws CodedError 'disk-full', 'file-not-writable', 'file-not-written' */
export async function makeModelsFolder(installedDir: string): Promise<void> {
  await mkdir(installedDir, { recursive: true }).catch((error: unknown) => {
    throw writeFailure(error, installedDir);
  });
}

function valuesOf(tensors: ReadonlyMap<string, Tensor>, name: string): Float32Array {
  const tensor = tensors.get(name);
  if (!tensor) throw new Error(`'${name}' went away`);
  return tensor.values;
}
