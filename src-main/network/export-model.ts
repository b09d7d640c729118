import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { ModelPlaces } from './catalogue.ts';
import { copyModel } from './copy-model.ts';
import { findInstalled } from './find-installed.ts';
import { readModel, readModelHeader } from './read-model.ts';

/**
 * Copies a model to a file of a person's choice. An earlier export that lies there is replaced, nothing else is. No
 * photo is in it, nor the name of one.
 *
 * @param ownDirs Lookalike's own folders but for those of models: into none of them anything is exported
 * @returns sha256: of the whole file, as `sha256sum` tells it
 * @throws CodedError 'model-unknown', 'model-bundled', 'model-damaged', 'export-refused', 'file-exists', 'disk-full',
 * 'file-not-writable', 'file-not-written'
 */
export async function exportModel(
  places: ModelPlaces,
  name: string,
  path: string,
  ownDirs: readonly string[] = [],
): Promise<{ path: string; bytes: number; sha256: string }> {
  const model = await findInstalled(places, name);
  // A damaged model must not replace a sound export.
  await readModel(model.path);
  for (const dir of [...ownDirs, places.installedDir, places.bundledDir]) await refuseInside(dir, path);
  await refuseForeign(path);
  return { path, ...(await copyModel(model.path, path, 'theirs')) };
}

/** What lies there is what the library is made of. */
async function refuseInside(dir: string, path: string): Promise<void> {
  const target = join(await realpath(dirname(path)).catch(() => dirname(path)), basename(path));
  const way = relative(await realpath(dir).catch(() => dir), target);
  if (way === '..' || way.startsWith(`..${sep}`) || way === target) return;
  throw new CodedError(
    'export-refused',
    `${path} is inside Lookalike's own folder ${dir}, where an exported file could take the place of one that it needs. Choose a place outside.`,
    { path },
  );
}

async function refuseForeign(path: string): Promise<void> {
  const found = await lstat(path).catch(() => null);
  if (!found) return;
  try {
    if (found.isFile()) {
      await readModelHeader(path);
      return;
    }
  } catch {
    // Something else, or nothing that can be told.
  }
  throw new CodedError('file-exists', `${path} is there already and is no model. Choose another name.`, {
    path,
  });
}
