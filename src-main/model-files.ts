import { deleteModelFile } from './network/delete-model.ts';
import { exportModel } from './network/export-model.ts';
import { importModel } from './network/import-model.ts';
import { type Model, type ModelPlaces, takenNames } from './network/catalogue.ts';
import { listModels, type LoadedModel, loadModel } from './network/load-model.ts';

/** The models that lie on this machine, by name. */
export function createModelFiles(places: ModelPlaces, dataDir: string, log: (line: string) => void) {
  return {
    places,
    list: (): Promise<Model[]> => listModels(places, log),
    /** Of damaged files too. */
    takenNames: () => takenNames(places),
    load: (name: string): Promise<LoadedModel> => loadModel(places, name),
    importFile: (path: string, unverified: boolean) => importModel(places, path, { unverified }),
    exportFile: (name: string, path: string) => exportModel(places, name, path, [dataDir]),
    deleteFile: (name: string) => deleteModelFile(places, name),
  };
}

export type ModelFiles = ReturnType<typeof createModelFiles>;
