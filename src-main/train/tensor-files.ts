import type { Tensor } from '../network/safetensors.ts';

/** By the names of the network. */
export type StoredTensors = ReadonlyMap<string, Tensor>;

/** Safetensors files, as the network stage reads and writes them; handed in. */
export interface TensorFiles {
  /** Whole or not at all, and sealed: what was there before stays until the new file is complete on disk. */
  write(
    path: string,
    tensors: Iterable<readonly [string, Tensor]>,
    metadata: Readonly<Record<string, string>>,
  ): Promise<unknown>;
  /** @throws CodedError 'weights-damaged' where any byte was altered; ENOENT where there is none */
  read(path: string): Promise<{ tensors: StoredTensors; metadata: Readonly<Record<string, string>> }>;
}
