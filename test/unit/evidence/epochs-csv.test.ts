import { expect, it } from 'vitest';
import { epochsAsCsv } from '../../../src-main/evidence/epochs-csv.ts';

it('writes a line for each epoch, with an empty cell where there is no figure', () => {
  const epoch = { epoch: 1, step: 40, learningRate: 0.000375, loss: 0.25, heldOutLoss: null };
  const figures = { recallAt1: 0.9, mapAtR: 0.5, seconds: 2.5, samplesPerSecond: 4_900, isBest: true };
  expect(epochsAsCsv([{ ...epoch, ...figures }])).toBe(
    'epoch,step,learning_rate,loss,held_out_loss,recall_at_1,map_at_r,seconds,samples_per_second,best_so_far\n' +
      '1,40,0.000375,0.25,,0.9,0.5,2.5,4900,1\n',
  );
});
