import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { findModel, type InstalledModel, type ModelPlaces, readCatalogue } from './catalogue.ts';

/**
 * A model that was added or made here, by its name.
 * @throws CodedError 'model-unknown', 'model-bundled' and what is wrong with its file
 */
export async function findInstalled(places: ModelPlaces, name: string): Promise<InstalledModel> {
  const model = await findModel(places, await readCatalogue(places), name);
  if (model.kind === 'installed') return model;
  throw new CodedError(
    'model-bundled',
    `'${name}' comes with Lookalike: every installation has it, and keeps it.`,
    { path: places.bundledDir },
  );
}
