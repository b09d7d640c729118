import { lookAtAll } from './look.ts';
import type { MethodsOf } from './methods.ts';
import type { WithReaders } from './with-readers.ts';

interface EmbedParts {
  /** Throws 'model-unknown'. */
  withReaders: WithReaders;
}

export function embedMethods({ withReaders }: EmbedParts): MethodsOf<'embed'> {
  return {
    'embed.images': ({ paths, model: wanted }) =>
      withReaders(wanted, async (readers, model) => {
        const { pictures, failed } = await lookAtAll(paths, readers.size * 2, readers.readPicture);
        return {
          model: model.name,
          inputSize: model.inputSize,
          items: pictures.flatMap((picture, index) =>
            picture
              ? [{ path: paths[index] ?? '', feature: [...picture.feature], vector: [...picture.vector] }]
              : [],
          ),
          failed,
        };
      }),
  };
}
