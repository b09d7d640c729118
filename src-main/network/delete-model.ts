import { rm } from 'node:fs/promises';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { writeFailure } from '../../src-shared/domain/write-failure.ts';
import { installedNames, installedPath, type ModelPlaces, readCatalogue } from './catalogue.ts';
import { findInstalled } from './find-installed.ts';

/**
 * Deletes the file of a model that was added or trained; a damaged one too. Whether it is in use, the library knows.
 *
 * @throws CodedError 'model-unknown', 'model-bundled', 'model-needed', 'file-not-writable', 'file-not-written'
 */
export async function deleteModelFile(places: ModelPlaces, name: string): Promise<void> {
  const known = await readCatalogue(places);
  const isDamaged =
    known.every((model) => model.name !== name) && (await installedNames(places.installedDir)).includes(name);
  if (!isDamaged) {
    const { definition, weightsSha256 } = await findInstalled(places, name);
    const heads = known.flatMap((model) =>
      model.kind === 'installed' && model.definition.backbone?.sha256 === weightsSha256 ? [model.name] : [],
    );
    const twins = known.filter((model) => model.weightsSha256 === weightsSha256);
    if (!definition.backbone && heads.length > 0 && twins.length === 1) throw needed(name, heads);
  }
  const path = installedPath(places.installedDir, name);
  await rm(path).catch((error: unknown) => {
    throw writeFailure(error, path);
  });
}

function needed(name: string, heads: readonly string[]): CodedError {
  const names = heads.map((head) => `'${head}'`).join(', ');
  return new CodedError(
    'model-needed',
    `The weights of '${name}' are needed by ${names}. Delete ${heads.length === 1 ? 'that one' : 'those'} first.`,
  );
}
