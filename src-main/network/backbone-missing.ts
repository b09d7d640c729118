import { CodedError } from '../../src-shared/domain/coded-error.ts';

/** The name that BiT has unless it was taken. */
export const BIT_NAME = 'bit-m-r50x1';

/**
 * @param backbone the one that is needed
 * @param known all models there are
 * @param path of the model that needs it
 */
export function backboneMissing(
  backbone: { name: string; sha256: string },
  known: readonly { name: string }[],
  path: string,
): CodedError {
  const { name, sha256 } = backbone;
  const hash = sha256.slice(0, 12);
  const isHere = known.some((model) => model.name === name);
  const what = isHere
    ? `The '${name}' that is here has other weights than the one it was trained on (SHA-256 ${hash}…).`
    : `'${name}' (SHA-256 ${hash}…) is not here.`;
  const remedy =
    name === BIT_NAME && !isHere
      ? 'Download BiT-M R50x1, or import BiT-M-R50x1.npz, then try again.'
      : `Export '${name}' where this model comes from, import it first, then try again.`;
  return new CodedError('backbone-missing', `This model needs the weights of another. ${what} ${remedy}`, {
    path,
  });
}
