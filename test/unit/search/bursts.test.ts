import { describe, expect, it } from 'vitest';
import { findBursts, type Shot } from '../../../src-main/search/bursts.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';

function hashOf(scene: number): Uint8Array {
  const random = seededRandom(scene);
  return Uint8Array.from({ length: 32 }, () => Math.floor(random() * 256));
}

/** With `moved` bits changed, as a hand that moved would. */
function shot(scene: number, takenAt: string | null, { camera = 'Pixel', moved = 0 } = {}): Shot {
  const hash = hashOf(scene);
  for (let bit = 0; bit < moved; bit++) hash[bit >> 3] = (hash[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return { takenAt, camera, differenceHash: hash, perceptualHash: hash };
}
const at = (seconds: number): string =>
  new Date(Date.UTC(2024, 4, 1, 12) + seconds * 1_000).toISOString().slice(0, 19);

describe('bursts among hits', () => {
  it('are named by their best hit, in whatever order the shots come', () => {
    const shots = [
      shot(1, at(100)),
      shot(2, at(2)),
      shot(2, at(0), { moved: 40 }),
      shot(3, at(500)),
      shot(2, at(1), { moved: 70 }),
    ];
    expect(findBursts(shots)).toEqual([null, 1, 1, null, 1]);
  });

  it('go on for as long as the camera did', () => {
    const shots = Array.from({ length: 40 }, (_, index) => shot(5, at(index * 2)));
    expect(findBursts(shots)).toEqual(new Array(40).fill(0));
    expect(findBursts([...shots].reverse())).toEqual(new Array(40).fill(0));
  });

  it.each([
    ['another camera', shot(1, at(1), { camera: 'Canon' })],
    ['a later moment', shot(1, at(4))],
    ['another scene', shot(9, at(1))],
    ['no date', shot(1, null)],
    ['a date that is none', shot(1, 'yesterday')],
  ])('do not take in a shot with %s', (_, other) => {
    expect(findBursts([shot(1, at(0)), other])).toEqual([null, null]);
  });

  it('part two scenes in the same second', () => {
    const shots = [shot(1, at(0)), shot(2, at(0)), shot(2, at(1)), shot(1, at(1))];
    expect(findBursts(shots)).toEqual([0, 1, 1, 0]);
  });

  it('of nothing are nothing', () => {
    expect(findBursts([])).toEqual([]);
  });
});
