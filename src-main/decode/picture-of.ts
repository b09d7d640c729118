import { decodeFailure } from './failure.ts';
import { networkInput, type SquareFit } from './network-input.ts';
import { openPhoto } from './open-photo.ts';
import { renderSmall, type Admit } from './small-copy.ts';

/**
 * A photo as the square that a network is trained on. It comes by the same way as the network's input in an import, so
 * that with `centre` a model sees in training, pixel for pixel, what it will see in the library.
 *
 * @returns RGB [size, size, 3]
 * @throws CodedError: what is wrong with this one file, permanent but for `out-of-memory`
 */
export async function pictureOf(
  bytes: Buffer,
  options: { path?: string | undefined; size: number; fit: SquareFit; admit?: Admit },
): Promise<Uint8Array<ArrayBuffer>> {
  const photo = await openPhoto(bytes, options.path);
  const copy = await renderSmall(photo, options.admit);
  try {
    return await networkInput(copy, options.size, options.fit);
  } catch (error) {
    throw decodeFailure(error, options.path);
  }
}
