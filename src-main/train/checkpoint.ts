import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CodedError, errorCode, errorMessage } from '../../src-shared/domain/coded-error.ts';
import { Progress } from './progress.ts';
import type { StoredTensors, TensorFiles } from './tensor-files.ts';
import { runFiles } from './training-setup.ts';

/** A training between two epochs. Random numbers have no state to keep: each epoch draws from a stream of its own. */
export interface Checkpoint {
  progress: Progress;
  weights: StoredTensors;
  optimiser: StoredTensors;
  bestWeights: StoredTensors;
}

const GROUPS = ['weights', 'optimiser', 'bestWeights'] as const;

/**
 * Keeps the last two checkpoints of a run.
 *
 * @param purpose what the training is; a checkpoint that was made for another purpose is not used
 */
export class Checkpoints {
  readonly #files: TensorFiles;
  readonly #path: string;
  readonly #previousPath: string;
  readonly #purpose: string;
  readonly #log: (line: string) => void;

  constructor(files: TensorFiles, runDir: string, purpose: string, log: (line: string) => void) {
    this.#files = files;
    this.#path = join(runDir, runFiles.checkpoint);
    this.#previousPath = join(runDir, runFiles.previousCheckpoint);
    this.#purpose = purpose;
    this.#log = log;
  }

  /** @throws CodedError 'disk-full' or 'checkpoint-not-written'; the checkpoint before is intact then */
  async save(checkpoint: Checkpoint): Promise<void> {
    const tensors = GROUPS.flatMap((group) =>
      [...checkpoint[group]].map(([name, tensor]) => [`${group}/${name}`, tensor] as const),
    );
    const metadata = { state: JSON.stringify({ purpose: this.#purpose, progress: checkpoint.progress }) };
    try {
      await rename(this.#path, this.#previousPath).catch(ignoreMissing);
      await this.#files.write(this.#path, tensors, metadata);
    } catch (error) {
      throw notWritten(this.#path, error);
    }
  }

  /** The newest that is whole, or null where the training has to begin anew. */
  async load(): Promise<Checkpoint | null> {
    for (const path of [this.#path, this.#previousPath]) {
      try {
        return await this.#read(path);
      } catch (error) {
        if (errorCode(error) === 'ENOENT') continue;
        const before = path === this.#path ? 'the one before is tried' : 'training starts anew';
        this.#log(`checkpoint ${path} cannot be used (${errorMessage(error)}); ${before}`);
      }
    }
    return null;
  }

  async #read(path: string): Promise<Checkpoint> {
    const { tensors, metadata } = await this.#files.read(path);
    const { purpose, progress } = State.parse(JSON.parse(metadata['state'] ?? ''));
    if (purpose !== this.#purpose) throw new Error('it belongs to another training');
    const [weights, optimiser, bestWeights] = GROUPS.map((group) => below(tensors, group));
    if (!weights || !optimiser || !bestWeights) throw new Error('a group of tensors is missing');
    return { progress, weights, optimiser, bestWeights };
  }
}

const State = z.object({ purpose: z.string(), progress: Progress });

function below(tensors: StoredTensors, group: string): StoredTensors {
  const prefix = `${group}/`;
  return new Map(
    [...tensors]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, tensor]) => [name.slice(prefix.length), tensor]),
  );
}

function ignoreMissing(error: unknown): void {
  if (errorCode(error) !== 'ENOENT') throw error;
}

/** What it was that could not be written, and whether because there is no room. */
export function notWritten(path: string, error: unknown): CodedError {
  const isFull = ['ENOSPC', 'EDQUOT', 'disk-full'].includes(errorCode(error));
  return new CodedError(
    isFull ? 'disk-full' : 'checkpoint-not-written',
    isFull
      ? 'The disk is full, so the training could not be saved and has stopped. Free some space and resume it: it goes on after the last epoch that was saved.'
      : `The training could not be saved and has stopped (${errorMessage(error)}). See that its folder can be written to, then resume it.`,
    { path, cause: error, transient: true },
  );
}
