import { type Layer, type Network, NETWORK_INPUT } from './description.ts';

interface Stage {
  blocks: number;
  kernel: number;
  /** Of the first block; the others keep the size. */
  stride: number;
  /** Channels inside a block over those that come in. */
  expansion: number;
  filters: number;
}

const STEM_FILTERS = 32;
const FEATURE_DIMENSIONS = 1280;

const STAGES: readonly Stage[] = [
  { blocks: 1, kernel: 3, stride: 1, expansion: 1, filters: 16 },
  { blocks: 2, kernel: 3, stride: 2, expansion: 6, filters: 24 },
  { blocks: 2, kernel: 5, stride: 2, expansion: 6, filters: 40 },
  { blocks: 3, kernel: 3, stride: 2, expansion: 6, filters: 80 },
  { blocks: 3, kernel: 5, stride: 1, expansion: 6, filters: 112 },
  { blocks: 4, kernel: 5, stride: 2, expansion: 6, filters: 192 },
  { blocks: 1, kernel: 3, stride: 1, expansion: 6, filters: 320 },
];

/**
 * EfficientNet-Lite0 (EfficientNet-B0 without squeeze-and-excitation and with relu6), batch norm folded into
 * the convolutions. Gives `feature` [1280], the pooled backbone; `vector` [1280], the same at length 1; and
 * `probabilities` [classes].
 *
 * @param classes null: without the classifier and its `probabilities`
 */
export function efficientNetLite0(classes: number | null): Network {
  const layers: Layer[] = [
    { type: 'convolution', name: 'stem', input: NETWORK_INPUT, kernel: 3, stride: 2, filters: STEM_FILTERS },
    { type: 'relu6', name: 'stem.relu6', input: 'stem' },
  ];
  let input = 'stem.relu6';
  let channels = STEM_FILTERS;
  let index = 0;
  for (const stage of STAGES) {
    for (let repeat = 0; repeat < stage.blocks; repeat++, index++) {
      const stride = repeat === 0 ? stage.stride : 1;
      const block = invertedBottleneck(`blocks.${index}`, input, channels, { ...stage, stride });
      layers.push(...block.layers);
      input = block.output;
      channels = stage.filters;
    }
  }
  layers.push(
    { type: 'convolution', name: 'head', input, kernel: 1, stride: 1, filters: FEATURE_DIMENSIONS },
    { type: 'relu6', name: 'head.relu6', input: 'head' },
    { type: 'global-average-pool', name: 'feature', input: 'head.relu6' },
    { type: 'l2-normalise', name: 'vector', input: 'feature' },
  );
  if (classes === null) return { layers, outputs: ['feature', 'vector'] };
  layers.push(
    { type: 'dense', name: 'classifier', input: 'feature', units: classes },
    { type: 'softmax', name: 'probabilities', input: 'classifier' },
  );
  return { layers, outputs: ['feature', 'vector', 'probabilities'] };
}

/** Widen, look around in each channel by itself, narrow again; add what came in where the shape allows. */
function invertedBottleneck(name: string, input: string, channels: number, stage: Omit<Stage, 'blocks'>) {
  const { kernel, stride, expansion, filters } = stage;
  const layers: Layer[] = [];
  let wide = input;
  if (expansion > 1) {
    const expand = { name: `${name}.expand`, filters: channels * expansion, kernel: 1, stride: 1 };
    wide = `${expand.name}.relu6`;
    layers.push({ type: 'convolution', ...expand, input }, { type: 'relu6', name: wide, input: expand.name });
  }
  const depthwise = `${name}.depthwise`;
  const project = `${name}.project`;
  layers.push(
    { type: 'depthwise-convolution', name: depthwise, input: wide, kernel, stride },
    { type: 'relu6', name: `${depthwise}.relu6`, input: depthwise },
    { type: 'convolution', name: project, input: `${depthwise}.relu6`, kernel: 1, stride: 1, filters },
  );
  if (stride !== 1 || channels !== filters) return { layers, output: project };
  layers.push({ type: 'add', name: `${name}.add`, inputs: [project, input] });
  return { layers, output: `${name}.add` };
}
