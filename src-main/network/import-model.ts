import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError, errorCode } from '../../src-shared/domain/coded-error.ts';
import { writeFailure } from '../../src-shared/domain/write-failure.ts';
import { writeBitModel } from './bit-import.ts';
import {
  cardOf,
  installedNames,
  installedPath,
  type InstalledModel,
  type Model,
  type ModelPlaces,
  readCatalogue,
} from './catalogue.ts';
import { copyModel } from './copy-model.ts';
import { backboneOf } from './load-tensors.ts';
import { notAModel } from './model-definition.ts';
import { readModel } from './read-model.ts';
import { makeModelsFolder } from './save-model.ts';

export interface ImportOptions {
  /** Whether a file whose content nobody vouches for is taken: a published npz, at present. */
  unverified: boolean;
}

/** Start of the names of files that are not yet what they will be. */
const STAGED = '.import-';
let stagedCount = 0;

/**
 * Adds a model from a file: one that Lookalike exported, or the published BiT-M-R50x1.npz. What is wrong with it is
 * found before anything is added. Where its name is taken it is called `name-2` and so on; where the same model is
 * here already, that one is returned.
 *
 * @throws CodedError 'not-a-model', 'model-missing', 'model-newer', 'model-damaged', 'weights-damaged',
 * 'backbone-missing', 'model-unverified', 'disk-full', 'file-not-writable', 'file-not-written'
 */
export async function importModel(
  places: ModelPlaces,
  path: string,
  { unverified }: ImportOptions,
): Promise<Model> {
  const kind = await kindOf(path);
  await makeModelsFolder(places.installedDir);
  await removeLeftovers(places.installedDir);
  const staged = join(places.installedDir, `${STAGED}${process.pid}-${++stagedCount}`);
  try {
    if (kind === 'npz') await writeBitModel(path, staged, { unverified });
    else await copyModel(path, staged, 'ours');
    return await install(places, staged, path);
  } finally {
    await rm(staged, { force: true });
  }
}

/** Of a process that was stopped in the middle; only one at a time has the library. */
async function removeLeftovers(installedDir: string): Promise<void> {
  const ours = `${STAGED}${process.pid}-`;
  for (const file of await readdir(installedDir)) {
    if (file.startsWith(STAGED) && !file.startsWith(ours))
      await rm(join(installedDir, file), { force: true });
  }
}

/** By content: a file may be called anything. */
async function kindOf(path: string): Promise<'npz' | 'ours'> {
  const start = await firstBytes(path).catch((error: unknown) => {
    const code = errorCode(error);
    const what = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
    throw new CodedError('model-missing', `The file ${path} ${what}. Choose another.`, {
      path,
      cause: error,
    });
  });
  if (start.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return 'npz';
  // A safetensors file: the length of its header, then the header, which is JSON.
  if (start.subarray(8).equals(Buffer.from('{'))) return 'ours';
  throw notAModel(path);
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(9), 0, 9, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** @param path where it came from, for the messages */
async function install(places: ModelPlaces, staged: string, path: string): Promise<Model> {
  const { definition, weightsSha256, bytes } = await readModel(staged, path);
  const known = await readCatalogue(places);
  const model: InstalledModel = {
    ...{ kind: 'installed', name: definition.name, path, bytes, definition, weightsSha256 },
  };
  backboneOf(known, model);

  const twin = known.find((candidate) => candidate.kind === 'installed' && isSame(candidate, model));
  if (twin) return cardOf(twin, known);
  const taken = new Set([...known.map(({ name }) => name), ...(await installedNames(places.installedDir))]);
  const name = freeName(definition.name, taken);
  const target = installedPath(places.installedDir, name);
  await rename(staged, target).catch((error: unknown) => {
    throw writeFailure(error, target);
  });
  return cardOf({ ...model, name, path: target }, known);
}

/** The same weights on the same backbone: they see alike, whenever and wherever they were written. */
function isSame(a: InstalledModel, b: InstalledModel): boolean {
  return (
    a.weightsSha256 === b.weightsSha256 &&
    a.definition.network === b.definition.network &&
    a.definition.backbone?.sha256 === b.definition.backbone?.sha256
  );
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  // A name has at most 64 characters.
  for (let count = 2; taken.has(name); count++) name = `${wanted.slice(0, 58)}-${count}`;
  return name;
}
