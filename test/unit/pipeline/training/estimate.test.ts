import { describe, expect, it } from 'vitest';
import { estimateTraining, type LabelledCounts } from '../../../../src-main/pipeline/training/estimate.ts';
import type { JobId } from '../../../../src-shared/contract/ids.ts';
import type { TrainingPreset } from '../../../../src-shared/contract/model.ts';
import { TrainingEstimate, type TrainingRun } from '../../../../src-shared/contract/training.ts';
import type { Library } from '../../../../src-main/store/library.ts';
import { newImport, sampleLibrary } from '../../store/sample-library.ts';

const backbone = { name: 'efficientnet-lite0', featureDimensions: 1_280, inputSize: 224 };
const wasm = { name: 'wasm' as const, usable: true, device: 'CPU, 1 thread', detail: '' };
const request = (preset: TrainingPreset) => ({
  ...{ source: { kind: 'folder' as const, folder: '/photos' }, preset, seed: 1 },
  loss: 'semi-hard' as const,
});

function estimate(library: Library, preset: TrainingPreset, counts: Partial<LabelledCounts> = {}) {
  const counted = { photos: 600, classes: 5, unseen: 0, ...counts };
  const told = estimateTraining(
    { library },
    { ...counted, request: request(preset), backbone, runtime: wasm },
  );
  return TrainingEstimate.parse(told);
}

/** A finished run whose epochs of 40 steps took that long each. */
function train(library: Library, preset: TrainingPreset, epochSeconds: number[]): void {
  const figures = { learningRate: 0.01, loss: 0.1, heldOutLoss: null, recallAt1: 1, mapAtR: 1 };
  const run: Omit<TrainingRun, 'id'> = {
    ...{ jobId: 1 as JobId, state: 'done', request: request(preset), backbone: backbone.name, check: null },
    runtime: { name: 'wasm', device: 'CPU, 1 thread' },
    ...{ plannedEpochs: 15, stepsPerEpoch: 40, stepInEpoch: 0, currentLoss: null, comparison: null },
    epochs: epochSeconds.map((seconds, index) => ({
      ...{ ...figures, epoch: index + 1, step: (index + 1) * 40, seconds, samplesPerSecond: 1 },
      isBest: false,
    })),
    ...{ model: 'mine', startedAtMs: 0, seconds: 0, error: null },
  };
  library.trainingRuns.create(run);
}

function importPhotos(library: Library, photos: number, seconds: number): void {
  const job = newImport();
  library.jobs.create({ ...job, state: 'done', seconds, counts: { ...job.counts, added: photos } }, []);
}

describe('how long a training may take', () => {
  it('is a rough guess, and says so, where this machine has not trained yet', () => {
    const { library } = sampleLibrary();
    const { seconds, basis, runtime, device } = estimate(library, 'quick');
    expect({ basis, runtime, device }).toEqual({
      basis: 'typical',
      runtime: 'wasm',
      device: 'CPU, 1 thread',
    });
    expect(seconds.high / seconds.low).toBeGreaterThan(4);
  });

  it('goes by trainings of the same kind on this machine, all epochs or as few as there may be', () => {
    const { library } = sampleLibrary();
    train(library, 'quick', [10, 10, 10]);
    const { seconds, basis } = estimate(library, 'quick');
    expect(basis).toBe('measured');
    // Up to 15 epochs; 7 where the first is the best.
    expect(seconds.low).toBeGreaterThan(7 * 10 * 0.7);
    expect(seconds.low).toBeLessThan(7 * 10);
    expect(seconds.high).toBeGreaterThan(15 * 10);
    expect(seconds.high).toBeLessThan(15 * 10 * 1.5);
    expect(estimate(library, 'full').basis).toBe('typical');
  });

  it('spans what several of them took', () => {
    const { library } = sampleLibrary();
    train(library, 'quick', [1, 1]);
    const calm = estimate(library, 'quick').seconds;
    train(library, 'quick', [4, 4]);
    const busy = estimate(library, 'quick').seconds;
    expect(busy.low).toBeCloseTo(calm.low);
    expect(busy.high).toBeGreaterThan(2 * calm.high);
  });

  it('adds the look at photos that were never seen, as fast as the last import', () => {
    const { library } = sampleLibrary();
    train(library, 'quick', [1, 1]);
    importPhotos(library, 1_000, 100);
    const known = estimate(library, 'quick');
    const unseen = estimate(library, 'quick', { unseen: 600 });
    expect([known.basis, unseen.basis]).toEqual(['measured', 'measured']);
    const more = unseen.seconds.high - known.seconds.high;
    expect(more).toBeGreaterThan(60);
    expect(more).toBeLessThan(90);
    expect(unseen.stages.find(({ name }) => name === 'look')?.seconds).toBeGreaterThan(50);
  });

  it('is many times longer for a whole network, which looks at each photo again and again', () => {
    const { library } = sampleLibrary();
    expect(estimate(library, 'full').seconds.low).toBeGreaterThan(estimate(library, 'quick').seconds.high);
  });
});
