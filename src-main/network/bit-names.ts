import { bitMR50x1 } from './bit-resnet.ts';
import type { Shape } from './shapes.ts';
import { weightShapes } from './weight-shapes.ts';

interface BitTensor {
  /** In the published file; there a kernel is [height, width, channels, filters]. */
  npz: string;
  /** In ours. */
  name: string;
  /** In ours: kernels [filters, channels, height, width], norms [channels]. */
  shape: Shape;
}

/** Shapes of weights do not depend on it. */
const ANY_INPUT_SIZE = 224;

/** The tensors of BiT-M R50x1 in the order of its layers, without the classifier, which is not used. */
export function bitTensors(): BitTensor[] {
  return [...weightShapes(bitMR50x1(), ANY_INPUT_SIZE)].map(([name, shape]) => ({
    npz: npzName(name),
    name,
    shape,
  }));
}

/** `block1.unit01.a.norm.bias` -> `resnet/block1/unit01/a/group_norm/beta` */
function npzName(name: string): string {
  const parts = name.split('.');
  const kind = parts.pop();
  const path = parts.map((part) => NPZ_PARTS[part] ?? part);
  if (parts.at(-1) === 'norm') path.push(kind === 'weight' ? 'gamma' : 'beta');
  else path.push('standardized_conv2d', 'kernel');
  return ['resnet', ...path].join('/');
}

const NPZ_PARTS: Readonly<Record<string, string>> = {
  root: 'root_block',
  norm: 'group_norm',
  shortcut: 'a/proj',
};
