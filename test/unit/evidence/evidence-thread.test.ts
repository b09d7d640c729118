import { describe, expect, it } from 'vitest';
import { Comparison, ScoreCalibration } from '../../../src-shared/contract/model.ts';
import { gatherEvidence } from '../../../src-main/workers/evidence-thread.ts';
import { madeVectors } from './made-vectors.ts';

function setup() {
  const made = (spread: number, dimensions: number, count = 60) =>
    madeVectors({ count, classes: 3, dimensions, spread }, 1);
  const [before, after] = [made(2.5, 24), made(0.3, 8)];
  const classes = ['ash', 'beech', 'cedar'];
  const library = { before: made(1, 24, 70).vectors, after: made(1, 8, 70).vectors, n: 70 };
  return { before: before.vectors, after: after.vectors, labels: after.labels, classes, seed: 5, library };
}

describe('gathering evidence in a thread', () => {
  it('compares, fits, maps and samples in one go, the same for the same seed', async () => {
    const evidence = await gatherEvidence(setup());
    expect(Comparison.parse(evidence.comparison)).toMatchObject({
      verdict: 'better',
      library: { photos: 70 },
    });
    expect(ScoreCalibration.parse(evidence.score).nearness).toBeGreaterThan(0);
    expect(evidence.maps.rows).toHaveLength(60);
    expect(evidence.maps.after).toHaveLength(120);
    expect(evidence.samples.counts.improved).toBeGreaterThan(30);
    expect(await gatherEvidence(setup())).toEqual(evidence);
  });

  it('takes the same vectors for before and after, no library, and no photos at all', async () => {
    const { before, labels, classes } = setup();
    const same = await gatherEvidence({ before, after: before, labels, classes, seed: 1, library: null });
    expect(same.comparison).toMatchObject({ verdict: 'no-difference', library: null });
    const none = new Float32Array(0);
    const nothing = await gatherEvidence({
      before: none,
      after: none,
      labels: [],
      classes,
      seed: 1,
      library: null,
    });
    expect(nothing).toMatchObject({ score: null, maps: { rows: [] }, samples: { queries: [] } });
  });
});
