import type { Network } from './description.ts';

/**
 * The network with a head that is trained: `projection`, a dense layer on `feature` without activation, and
 * `vector` [dimensions], what it gives at length 1. Its weights are `projection.weight` [dimensions, feature] and
 * `projection.bias` [dimensions].
 */
export function withHead(network: Network, dimensions: number): Network {
  return {
    layers: [
      ...network.layers.filter((layer) => layer.name !== 'vector'),
      { type: 'dense', name: 'projection', input: 'feature', units: dimensions },
      { type: 'l2-normalise', name: 'vector', input: 'projection' },
    ],
    outputs: network.outputs,
  };
}
