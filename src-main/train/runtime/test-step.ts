import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Runtime } from './runtime.ts';

/** The middle weight of a 3x3 filter meets every pixel of an 8x8 picture of ones. */
const EXPECTED = 8 * 8;

/**
 * Whether a small gradient comes out right. Through a convolution, because CUDA's libraries are loaded one by one,
 * when they are first called.
 */
export async function testStep({ tf }: Runtime): Promise<boolean> {
  const picture = tf.ones<Tensor4D['rankType']>([1, 8, 8, 2]);
  const filter = tf.ones<Tensor4D['rankType']>([3, 3, 2, 3]);
  const gradient = tf.grad((weights) => tf.sum(tf.conv2d(picture, weights as Tensor4D, 1, 'same')))(filter);
  const middle = tf.slice(gradient, [1, 1, 0, 0], [1, 1, 1, 1]);
  const [value] = await middle.data();
  tf.dispose([picture, filter, gradient, middle]);
  return value === EXPECTED;
}
