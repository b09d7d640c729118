import { STANDARDISATION_EPSILON } from './description.ts';

/**
 * Kernels [filters, ...], each filter brought to mean 0 and variance 1: what a standardised convolution uses.
 * Inference does it once, as its weights never change.
 */
export function standardiseFilters(kernels: Float32Array, filters: number): Float32Array<ArrayBuffer> {
  const standardised = new Float32Array(kernels.length);
  const length = kernels.length / filters;
  for (let start = 0; start < kernels.length; start += length) {
    const end = start + length;
    let sum = 0;
    for (let at = start; at < end; at++) sum += kernels[at] ?? 0;
    const mean = sum / length;
    let squares = 0;
    for (let at = start; at < end; at++) squares += ((kernels[at] ?? 0) - mean) ** 2;
    const scale = 1 / Math.sqrt(squares / length + STANDARDISATION_EPSILON);
    for (let at = start; at < end; at++) standardised[at] = ((kernels[at] ?? 0) - mean) * scale;
  }
  return standardised;
}
