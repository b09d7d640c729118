import type { TrainingFacts } from './training-facts.ts';

/**
 * What a step of all layers adds to a process at most: a part that is always there, and one for each pixel that goes
 * in. Measured as peak resident memory at 128 px with 2 to 16 photos; wasm takes most and is what stands here, native
 * TensorFlow on the CPU 0.1 GB + 4.6 kB and 1.06 GB + 12 kB.
 */
const MEMORY = {
  'efficientnet-lite0': { fixedBytes: 0.11e9, bytesPerPixel: 5_300 },
  'bit-m-r50x1': { fixedBytes: 1.27e9, bytesPerPixel: 15_000 },
};

const GIBIBYTE = 2 ** 30;
/** WebAssembly's memory ends at 4 GiB, never shrinks, and falls into pieces: it is not filled to the end. */
const WASM_BYTES = 2.3e9;

/** Half of the memory that there is. */
export function microBatchFor(
  { network, runtime, memoryBytes = 4 * GIBIBYTE }: TrainingFacts,
  batch: number,
  side: number,
): number {
  const { fixedBytes, bytesPerPixel } = MEMORY[network];
  const budget = Math.min(memoryBytes / 2, runtime === 'wasm' ? WASM_BYTES : Infinity) - fixedBytes;
  const fitting = Math.max(1, Math.floor(budget / (side * side * bytesPerPixel)));
  // Parts of about one size, rather than a small last one.
  return Math.ceil(batch / Math.ceil(batch / fitting));
}
