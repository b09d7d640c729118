import type { TrainingPreset, TrainingRuntimeName } from '../../../src-shared/contract/model.ts';
import type { TrainingRun } from '../../../src-shared/contract/training.ts';
import type { NetworkName } from '../../network/model-definition.ts';
import type { Library } from '../../store/library.ts';

export interface Bounds {
  low: number;
  high: number;
}

export interface Speed extends Bounds {
  /** On this machine; else on another one. */
  isMeasured: boolean;
}

type Known = Pick<Library, 'jobs' | 'trainingRuns'>;

/** Of runs of the same kind: the machine may have been busy in one of them. */
const RUNS_LOOKED_AT = 50;
/** What a speed is trusted to stay within, once it was measured here. */
const MEASURED_SLACK = 1.3;
/** An import of fewer photos mostly measures its start. */
const FEWEST_IMPORTED = 50;

/** Photos from a phone on a small machine, and small pictures on a large one. */
const TYPICAL_READING: Bounds = { low: 15, high: 200 };
/** Another machine may be several times as fast as the one that was measured, or as slow. */
const TYPICAL_SPREAD = 4;

/** Heads on features that are there, samples a second, from `docs/benchmarks.md` (2 cores), checks of each epoch included. */
const TYPICAL_HEAD = 4_000;
/**
 * Whole networks, samples a second, from `docs/benchmarks.md`: the last stages at 192 px on native TensorFlow, at 128 px
 * on wasm. No GPU was measured: ten times a small machine's cores is a guess.
 */
const TYPICAL_PICTURES: Record<NetworkName, Record<TrainingRuntimeName, number>> = {
  'efficientnet-lite0': { 'tfjs-node-gpu': 250, 'tfjs-node': 25, wasm: 4.6 },
  'bit-m-r50x1': { 'tfjs-node-gpu': 34, 'tfjs-node': 3.4, wasm: 0.5 },
};

/** Photos looked at in a second: as fast as the last import read them. */
export function photosPerSecond({ jobs }: Known): Speed {
  const job = jobs.latestImport()?.job;
  const read = job ? job.counts.added + job.counts.changed : 0;
  if (!job || read < FEWEST_IMPORTED || job.seconds <= 0) return { ...TYPICAL_READING, isMeasured: false };
  return { ...spread(read / job.seconds, MEASURED_SLACK), isMeasured: true };
}

interface Kind {
  preset: TrainingPreset;
  runtime: TrainingRuntimeName;
  backbone: string;
  network: NetworkName;
  /** Samples of a step. */
  batch: number;
}

/** Steps of training in a second, what follows each epoch included: as finished runs of the same kind had it. */
export function stepsPerSecond({ trainingRuns }: Known, kind: Kind): Speed {
  const rates = trainingRuns
    .latest(RUNS_LOOKED_AT)
    .filter(({ state, request, runtime, backbone }) => {
      const isSame = request.preset === kind.preset && runtime?.name === kind.runtime;
      return state === 'done' && isSame && backbone === kind.backbone;
    })
    .flatMap(rateOf);
  if (rates.length > 0) {
    const [low, high] = [Math.min(...rates), Math.max(...rates)];
    return { low: low / MEASURED_SLACK, high: high * MEASURED_SLACK, isMeasured: true };
  }
  const typical = kind.preset === 'quick' ? TYPICAL_HEAD : TYPICAL_PICTURES[kind.network][kind.runtime];
  return { ...spread(typical / kind.batch, TYPICAL_SPREAD), isMeasured: false };
}

function rateOf({ epochs }: TrainingRun): number[] {
  const seconds = epochs.reduce((sum, epoch) => sum + epoch.seconds, 0);
  const steps = epochs.at(-1)?.step ?? 0;
  return seconds > 0 && steps > 0 ? [steps / seconds] : [];
}

const spread = (rate: number, factor: number): Bounds => ({ low: rate / factor, high: rate * factor });
