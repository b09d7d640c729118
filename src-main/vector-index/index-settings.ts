import { Index, MetricKind, ScalarKind } from 'usearch';

/** The version whose files we open: usearch dies on those of others. A test holds it to package.json. */
export const USEARCH_VERSION = '2.26.2';

/**
 * 16 links and 128 candidates while building find 10 of 10 nearest photos in a segment of 16,384; more of
 * both cost double the time and found no more (docs/decisions/search.md).
 */
const CONNECTIVITY = 16;
const EXPANSION = 128;

export function newIndex(dimensions: number): Index {
  return new Index({
    dimensions,
    metric: MetricKind.Cos,
    // Halves keep recall at half the size; 8 bits do not.
    quantization: ScalarKind.F16,
    connectivity: CONNECTIVITY,
    expansion_add: EXPANSION,
    expansion_search: EXPANSION,
    multi: false,
  });
}
