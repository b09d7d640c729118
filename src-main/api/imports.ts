import type { FileStore } from '../store/files.ts';
import type { Imports } from '../pipeline/imports.ts';
import type { MethodsOf } from './methods.ts';

export function importMethods(imports: Imports, files: FileStore): MethodsOf<'import'> {
  return {
    'import.start': ({ folderIds }) => Promise.resolve(imports.start(folderIds)),
    // A throw inside `async` becomes a rejection, as callers expect.
    'import.pause': async ({ jobId }) => Promise.resolve(imports.pause(jobId)),
    'import.resume': async ({ jobId }) => Promise.resolve(imports.resume(jobId)),
    'import.cancel': ({ jobId }) => imports.cancel(jobId),
    'import.current': () => Promise.resolve(imports.current()),
    'import.failures': ({ folderId, offset, limit }) =>
      Promise.resolve({
        total: files.countFailed(folderId),
        items: files.failures(offset, limit, folderId),
      }),
    'import.retry': ({ fileIds }) => Promise.resolve(imports.retry(fileIds)),
  };
}
