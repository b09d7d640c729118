import { describe, expect, it } from 'vitest';
import type { TrainingLoss, TrainingPreset } from '../../../src-shared/contract/model.ts';
import { isBetter } from '../../../src-main/train/early-stopping.ts';
import { batchSizeOf, planEpoch } from '../../../src-main/train/epoch-plan.ts';
import { foldScale, measureScale } from '../../../src-main/train/feature-scale.ts';
import { chooseHeldOut } from '../../../src-main/train/held-out.ts';
import { recipeFor } from '../../../src-main/train/preset/recipe-for.ts';
import type { TrainingFacts } from '../../../src-main/train/preset/training-facts.ts';
import { readAhead } from '../../../src-main/train/read-ahead.ts';
import { isTrainable, modelInputOf } from '../../../src-main/train/recipe.ts';

const FLOWERS: TrainingFacts = {
  photos: 3120,
  classes: 5,
  network: 'bit-m-r50x1',
  inputSize: 224,
  runtime: 'tfjs-node',
  loss: 'semi-hard',
};

describe('the presets', () => {
  it('paper is what the published script does', () => {
    const recipe = recipeFor('paper', FLOWERS);
    expect(recipe).toMatchObject({
      input: { kind: 'pictures', storedSize: 160, trainSize: 128, evaluationSize: 160, scaling: 'unit' },
      dimensions: 128,
      trainable: 'all',
      batches: { kind: 'shuffled', size: 64 },
      loss: { kind: 'semi-hard', margin: 1 },
      optimiser: { kind: 'momentum', momentum: 0.9 },
      schedule: { rate: 3.75e-4, boundaries: [200, 300, 400], factors: [0.1, 0.001, 0.0001] },
      stepsPerEpoch: 10,
      earlyStopping: { on: 'heldOutLoss', patience: 5 },
    });
    const backbone = {
      size: 224,
      mean: [127.5, 127.5, 127.5],
      standardDeviation: [127.5, 127.5, 127.5],
    } as const;
    expect(modelInputOf(recipe, backbone)).toEqual({
      size: 160,
      mean: [0, 0, 0],
      standardDeviation: [255, 255, 255],
    });
  });

  it.each(['quick', 'full', 'paper'] as const)('%s takes two classes as well as hundreds', (preset) => {
    for (const classes of [2, 3, 5, 17, 400]) {
      const recipe = recipeFor(preset, { ...FLOWERS, classes, epochs: 3 });
      expect(recipe.epochs).toBe(3);
      expect(batchSizeOf(recipe)).toBeGreaterThanOrEqual(50);
      expect(recipe.microBatch).toBeLessThanOrEqual(batchSizeOf(recipe));
    }
  });

  it('full cuts a batch into parts where memory is short, down to single photos', () => {
    const withMemory = (memoryBytes: number) => recipeFor('full', { ...FLOWERS, memoryBytes }).microBatch;
    expect(withMemory(256 * 2 ** 30)).toBe(batchSizeOf(recipeFor('full', FLOWERS)));
    expect(withMemory(2 ** 30)).toBeLessThan(8);
    expect(withMemory(1)).toBe(1);
  });

  it('full reaches the end of its schedule with the last epoch, however many there are', () => {
    for (const epochs of [undefined, 1, 7, 60]) {
      const recipe = recipeFor('full', { ...FLOWERS, epochs });
      expect(recipe.schedule).toMatchObject({ steps: recipe.epochs * recipe.stepsPerEpoch });
    }
  });

  it('keep classes further apart in a contrastive loss, but for the paper, which has one margin', () => {
    const marginOf = (preset: TrainingPreset, loss: TrainingLoss) =>
      recipeFor(preset, { ...FLOWERS, loss }).loss.margin;
    for (const preset of ['quick', 'full'] as const) {
      expect(marginOf(preset, 'contrastive')).toBeGreaterThanOrEqual(0.5);
      expect(marginOf(preset, 'semi-hard')).toBe(0.2);
    }
    expect(marginOf('paper', 'contrastive')).toBe(1);
  });

  it('full gives wasm no more of BiT than its memory holds', () => {
    const recipe = recipeFor('full', { ...FLOWERS, runtime: 'wasm', memoryBytes: 64 * 2 ** 30 });
    expect(recipe.microBatch).toBeLessThanOrEqual(4);
    const paper = recipeFor('paper', { ...FLOWERS, runtime: 'wasm', memoryBytes: 64 * 2 ** 30 });
    expect(paper.microBatch).toBeLessThanOrEqual(4);
  });

  it('tells blocks.1 from blocks.11', () => {
    const recipe = { trainable: ['blocks.11', 'projection'] };
    expect(isTrainable(recipe, 'blocks.11.expand.weight')).toBe(true);
    expect(isTrainable(recipe, 'blocks.1.expand.weight')).toBe(false);
  });
});

describe('an epoch', () => {
  it('has the same batches whenever it is planned, and others than the next', () => {
    const labels = Array.from({ length: 90 }, (_, row) => row % 3);
    const rows = labels.map((_, row) => row);
    const recipe = recipeFor('quick', { ...FLOWERS, classes: 3 });
    const plan = (epoch: number) => planEpoch(recipe, labels, rows, 1, epoch);
    expect(plan(4)).toEqual(plan(4));
    expect(plan(4)).not.toEqual(plan(5));
    expect(plan(4)).toHaveLength(recipe.stepsPerEpoch);
  });
});

describe('held-out photos', () => {
  it('are taken evenly from every class', () => {
    const labels = [...Array<number>(80).fill(0), ...Array<number>(15).fill(1), ...Array<number>(5).fill(2)];
    const rows = labels.map((_, row) => row);
    const chosen = chooseHeldOut(labels, rows, 30, 1);
    const count = (label: number) => chosen.labels.filter((other) => other === label).length;
    expect([count(2), count(1) + count(0)]).toEqual([5, 25]);
    expect(Math.abs(count(0) - count(1))).toBeLessThanOrEqual(1);
    expect(new Set(chosen.rows).size).toBe(30);
    expect(chosen.rows.map((row) => labels[row])).toEqual(chosen.labels);
  });
});

describe('what is better', () => {
  const figures = (recallAt1: number, mapAtR: number, loss: number | null = null) => ({
    recallAt1,
    mapAtR,
    loss,
  });

  it('is the recall, then mAP@R, and never what is equal', () => {
    expect(isBetter('recallAt1', figures(0.9, 0.1), figures(0.8, 0.9))).toBe(true);
    expect(isBetter('recallAt1', figures(0.9, 0.2), figures(0.9, 0.1))).toBe(true);
    expect(isBetter('recallAt1', figures(0.9, 0.1), figures(0.9, 0.1))).toBe(false);
  });

  it('is a lower loss where it goes by the loss', () => {
    expect(isBetter('heldOutLoss', figures(0.5, 0.5, 0.2), figures(0.9, 0.9, 0.3))).toBe(true);
  });
});

describe('a scale of features', () => {
  it('can be folded into the head that was trained on scaled ones', () => {
    const features = Float32Array.from([1, 10, 3, 30, 5, 80]);
    const scale = measureScale(features, 2, [0, 1]);
    expect([...scale.mean]).toEqual([2, 20]);
    const head = new Map([
      ['projection.weight', { shape: [1, 2], values: Float32Array.from([0.5, -2]) }],
      ['projection.bias', { shape: [1], values: Float32Array.from([0.25]) }],
    ]);
    const folded = foldScale(head, scale);
    const dense = (of: typeof folded, x: readonly number[]) =>
      x.reduce((sum, value, channel) => sum + value * of.get('projection.weight')!.values[channel]!, 0) +
      of.get('projection.bias')!.values[0]!;
    for (const x of [
      [1, 10],
      [5, 80],
    ]) {
      const scaled = x.map((value, channel) => (value - scale.mean[channel]!) * scale.factor[channel]!);
      expect(dense(folded, x)).toBeCloseTo(dense(head, scaled), 4);
    }
  });
});

describe('reading ahead', () => {
  it('keeps the order and never has more under way than it may', async () => {
    let [underWay, most] = [0, 0];
    const seen: number[] = [];
    const read = async (item: number): Promise<number> => {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, item % 3));
      underWay--;
      return item;
    };
    for await (const item of readAhead([1, 2, 3, 4, 5, 6, 7], 3, read)) seen.push(item);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('passes on a failure in its place and waits for what has begun', async () => {
    let finished = 0;
    const read = async (item: number): Promise<number> => {
      await new Promise((resolve) => setTimeout(resolve, item));
      if (item === 2) throw new Error('unreadable');
      finished++;
      return item;
    };
    const all = async (): Promise<void> => {
      for await (const _ of readAhead([1, 2, 20], 3, read));
    };
    await expect(all()).rejects.toThrow('unreadable');
    expect(finished).toBe(2);
  });
});
