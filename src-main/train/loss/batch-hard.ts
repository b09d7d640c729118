import type { MetricLoss } from './metric-loss.ts';
import { collectTriplets, tripletValue } from './triplets.ts';

/**
 * Batch-hard triplet loss (Hermans et al., "In Defense of the Triplet Loss for Person Re-Identification", 2017): one
 * triplet for each photo, with the furthest of its class and the nearest of another; the loss is their mean. Of
 * equal distances the first in the batch is taken. A photo that is alone in its class has no triplet, and in a
 * batch of one class none has.
 */
export function createBatchHard(margin: number): MetricLoss {
  return {
    kind: 'batch-hard',
    mine: (distances, labels) => {
      const triplets = collectTriplets(labels.length);
      labels.forEach((label, anchor) => {
        const row = anchor * labels.length;
        let positive = -1;
        let negative = -1;
        for (let other = 0; other < labels.length; other++) {
          if (other === anchor) continue;
          const distance = distances[row + other] ?? 0;
          if (labels[other] === label) {
            if (positive < 0 || distance > (distances[row + positive] ?? 0)) positive = other;
          } else if (negative < 0 || distance < (distances[row + negative] ?? 0)) negative = other;
        }
        if (positive >= 0 && negative >= 0) triplets.add(anchor, positive, negative);
      });
      return triplets.finish(distances, margin);
    },
    value: tripletValue,
  };
}
