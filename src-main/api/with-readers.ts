import type { ActiveModel } from '../active-model.ts';
import type { LoadedModel } from '../network/load-model.ts';
import type { ReaderPool } from '../workers/reader-pool.ts';

/**
 * Does `work` with threads that read with the named model, or with the one in use.
 * @throws CodedError 'model-unknown' and what else loading a model throws
 */
export type WithReaders = <Result>(
  name: string | undefined,
  work: (readers: ReaderPool, model: LoadedModel) => Promise<Result>,
) => Promise<Result>;

export function createWithReaders(
  activeModel: ActiveModel,
  load: (name: string) => Promise<LoadedModel>,
): WithReaders {
  return async (name, work) => {
    const { model, readers } = activeModel.current;
    if (name === undefined || name === model.name) return work(readers, model);
    const other = await load(name);
    const otherReaders = activeModel.readersOf(other);
    try {
      return await work(otherReaders, other);
    } finally {
      await otherReaders.rest();
    }
  };
}
