import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ModelCard, ModelName } from '../../src-shared/contract/model.ts';
import { CodedError, errorCode, errorMessage } from '../../src-shared/domain/coded-error.ts';
import { type ModelEntry, readManifest } from './manifest.ts';
import { type ModelHeader, readModelHeader } from './read-model.ts';

/** Where models lie: those that came with Lookalike, and those that were added or made. */
export interface ModelPlaces {
  bundledDir: string;
  installedDir: string;
}

/** A model as its card tells. Which one is active, the library knows. */
export type Model = Omit<ModelCard, 'active'>;

export interface BundledModel {
  kind: 'bundled';
  name: string;
  weightsSha256: string;
  entry: ModelEntry;
}

export interface InstalledModel extends ModelHeader {
  kind: 'installed';
  name: string;
}

export type KnownModel = BundledModel | InstalledModel;

const EXTENSION = '.safetensors';

export const installedPath = (installedDir: string, name: string): string =>
  join(installedDir, `${name}${EXTENSION}`);

/**
 * All models there are, the default first. No weights are read.
 *
 * @param log told of each file that is left out, and why
 * @throws CodedError 'models-folder-damaged'
 */
export async function readCatalogue(
  places: ModelPlaces,
  log: (line: string) => void = () => undefined,
): Promise<[BundledModel, ...KnownModel[]]> {
  const entries = await readManifest(places.bundledDir);
  const [first, ...others] = entries.map((entry): BundledModel => ({
    kind: 'bundled',
    name: entry.name,
    weightsSha256: entry.weights.sha256,
    entry,
  }));
  if (!first) throw new Error('a manifest has at least one model');
  const bundledNames = new Set(entries.map(({ name }) => name));
  const installed: InstalledModel[] = [];
  for (const name of await installedNames(places.installedDir)) {
    const path = installedPath(places.installedDir, name);
    if (bundledNames.has(name)) {
      log(`the model file ${path} is left out: a model that comes with Lookalike has its name`);
      continue;
    }
    try {
      installed.push({ kind: 'installed', name, ...(await readModelHeader(path)) });
    } catch (error) {
      log(`a model is left out: ${errorMessage(error)}`);
    }
  }
  return [first, ...others, ...installed];
}

/** Names that no new model may have: of all models, and of damaged files. */
export async function takenNames({ bundledDir, installedDir }: ModelPlaces): Promise<string[]> {
  const bundled = (await readManifest(bundledDir)).map(({ name }) => name);
  return [...bundled, ...(await installedNames(installedDir))];
}

/** Names that files have, of damaged ones too. */
export async function installedNames(installedDir: string): Promise<string[]> {
  const files = await readdir(installedDir).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw new CodedError(
      'models-folder-damaged',
      `The folder of your own models cannot be read (${errorCode(error)}). Allow reading ${installedDir}.`,
      { path: installedDir, cause: error },
    );
  });
  return files
    .filter((file) => file.endsWith(EXTENSION))
    .map((file) => file.slice(0, -EXTENSION.length))
    .filter((name) => ModelName.safeParse(name).success)
    .sort();
}

/**
 * @param name default: the first of those that come with Lookalike
 * @throws CodedError 'model-unknown'; what is wrong with its file, where there is one
 */
export async function findModel(
  places: ModelPlaces,
  known: readonly [BundledModel, ...KnownModel[]],
  name?: string,
): Promise<KnownModel> {
  const model = name === undefined ? known[0] : known.find((candidate) => candidate.name === name);
  if (model) return model;
  if (name !== undefined && (await installedNames(places.installedDir)).includes(name)) {
    const header = await readModelHeader(installedPath(places.installedDir, name));
    return { kind: 'installed', name, ...header };
  }
  const names = known.map((candidate) => `'${candidate.name}'`).join(', ');
  throw new CodedError('model-unknown', `There is no model '${name ?? ''}'. Choose one of these: ${names}.`, {
    path: places.installedDir,
  });
}

/** The model whose weights these are; a head has none but its own. */
export function findBackbone(known: readonly KnownModel[], sha256: string): KnownModel | undefined {
  return known.find(
    (model) =>
      model.weightsSha256 === sha256 && (model.kind === 'bundled' || model.definition.backbone === null),
  );
}

export function cardOf(model: KnownModel, known: readonly KnownModel[]): Model {
  if (model.kind === 'bundled') {
    const { name, input, featureDimensions, vectorDimensions, weights, licence, source } = model.entry;
    const card = { featureDimensions, vectorDimensions, licence, source, createdAtMs: null, training: null };
    // Features compare only with features of the same weights, so a backbone is a model, not an architecture.
    return { ...card, name, kind: 'bundled', backbone: name, inputSize: input.size, bytes: weights.bytes };
  }
  const { name, bytes, definition } = model;
  const { kind, featureDimensions, vectorDimensions, licence, source, createdAtMs, training } = definition;
  const card = { featureDimensions, vectorDimensions, licence, source, createdAtMs, training };
  return {
    ...card,
    name,
    kind,
    backbone: backboneName(model, known),
    inputSize: definition.input.size,
    bytes,
  };
}

/** As it is called here. */
function backboneName(
  { name, definition: { backbone } }: InstalledModel,
  known: readonly KnownModel[],
): string {
  if (!backbone) return name;
  return findBackbone(known, backbone.sha256)?.name ?? backbone.name;
}
