import { type Layer, type Network, NETWORK_INPUT } from './description.ts';

interface BitSize {
  stemFilters: number;
  /** Units of each block. Every block has twice the filters of the one before, and all but the first halve the image. */
  units: readonly number[];
  /** Of every group norm. */
  groups: number;
}

/** Filters that leave a unit over those within. */
const WIDENING = 4;

/**
 * BiT-M R50x1 (Big Transfer, medium): what the paper trains. Gives `feature` [2048], the pooled backbone, and
 * `vector` [2048], the same at length 1.
 */
export function bitMR50x1(): Network {
  return bitResNet({ stemFilters: 64, units: [3, 4, 6, 3], groups: 32 });
}

/** ResNet v2 (norm and relu before each convolution) with group norm and standardised filters, of any size. */
export function bitResNet({ stemFilters, units, groups }: BitSize): Network {
  const stem = { kernel: 7, stride: 2, padding: 3, filters: stemFilters };
  const layers: Layer[] = [
    { type: 'standardised-convolution', name: 'root', input: NETWORK_INPUT, ...stem },
    { type: 'max-pool', name: 'root.pool', input: 'root', kernel: 3, stride: 2, padding: 1 },
  ];
  let input = 'root.pool';
  let channels = stemFilters;
  for (const [block, count] of units.entries()) {
    const filters = stemFilters * 2 ** block;
    for (let index = 0; index < count; index++) {
      const name = `block${block + 1}.unit${`${index + 1}`.padStart(2, '0')}`;
      const stride = block > 0 && index === 0 ? 2 : 1;
      layers.push(...bottleneck(name, input, { channels, filters, stride, groups }));
      input = name;
      channels = filters * WIDENING;
    }
  }
  layers.push(
    ...normalised('norm', input, groups),
    { type: 'global-average-pool', name: 'feature', input: 'norm.relu' },
    { type: 'l2-normalise', name: 'vector', input: 'feature' },
  );
  return { layers, outputs: ['feature', 'vector'] };
}

interface UnitSize {
  channels: number;
  filters: number;
  stride: number;
  groups: number;
}

/** Narrow (a), look around (b), widen (c); then add what came in, brought to the new shape where it changes. */
function bottleneck(name: string, input: string, { channels, filters, stride, groups }: UnitSize): Layer[] {
  const wide = filters * WIDENING;
  const [a, b, c] = [`${name}.a`, `${name}.b`, `${name}.c`];
  const isReshaped = stride > 1 || channels !== wide;
  // What is added has not gone through the norm, unless its shape must change.
  const shortcut = isReshaped ? `${name}.shortcut` : input;
  const point = { type: 'standardised-convolution', kernel: 1, stride: 1, padding: 0 } as const;
  const layers: Layer[] = [
    ...normalised(`${a}.norm`, input, groups),
    { ...point, name: a, input: `${a}.norm.relu`, filters },
    ...normalised(`${b}.norm`, a, groups),
    { ...point, name: b, input: `${b}.norm.relu`, filters, kernel: 3, stride, padding: 1 },
    ...normalised(`${c}.norm`, b, groups),
    { ...point, name: c, input: `${c}.norm.relu`, filters: wide },
  ];
  if (isReshaped) layers.push({ ...point, name: shortcut, input: `${a}.norm.relu`, stride, filters: wide });
  return [...layers, { type: 'add', name, inputs: [c, shortcut] }];
}

function normalised(name: string, input: string, groups: number): Layer[] {
  return [
    { type: 'group-norm', name, input, groups },
    { type: 'relu', name: `${name}.relu`, input: name },
  ];
}
