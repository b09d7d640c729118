import type { LoadedModel } from '../network/load-model.ts';
import type { ReaderPool } from '../workers/reader-pool.ts';
import { lookAtAll } from './look.ts';
import type { MethodsOf } from './methods.ts';

interface EmbedParts {
  model: LoadedModel;
  /** Throws 'model-unknown'. */
  readersFor: (model: string | undefined) => Promise<ReaderPool>;
}

export function embedMethods({ model, readersFor }: EmbedParts): MethodsOf<'embed'> {
  return {
    'embed.images': async ({ paths, model: wanted }) => {
      const readers = await readersFor(wanted);
      const { pictures, failed } = await lookAtAll(paths, readers.size * 2, readers.readPicture);
      return {
        model: wanted ?? model.name,
        inputSize: model.inputSize,
        items: pictures.flatMap((picture, index) =>
          picture
            ? [{ path: paths[index] ?? '', feature: [...picture.feature], vector: [...picture.vector] }]
            : [],
        ),
        failed,
      };
    },
  };
}
