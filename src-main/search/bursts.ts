import { hammingDistance } from '../../src-shared/domain/hamming-distance.ts';

/** What tells whether two hits are shots of one burst. */
export interface Shot {
  /** Local time of the camera, '2024-05-01T12:30:00'; null where it wrote none. */
  takenAt: string | null;
  camera: string | null;
  /** 256 bits each. */
  differenceHash: Uint8Array;
  perceptualHash: Uint8Array;
}

/** From one shot to the next. Cameras take several a second; whoever presses again needs a little longer. */
const MOST_SECONDS = 3;
/**
 * Bits of 256, in either hash. Loose, as time and camera have said most already: hand and subject move. Of pairs of
 * unrelated photos one in a thousand agrees so far.
 */
const MOST_BITS = 86;
/** A time-lapse may have a thousand shots; each is compared with the few before it. */
const LOOK_BACK = 8;

/**
 * Finds bursts among hits: shots of one camera, seconds apart, that look nearly the same.
 *
 * @param shots best hit first
 * @returns of each, the index of the best hit of its burst; null where it stands alone
 */
export function findBursts(shots: readonly Shot[]): (number | null)[] {
  const best = shots.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (best[root] !== undefined && best[root] !== root) root = best[root] ?? root;
    return root;
  };
  const dated = shots
    .map((shot, index) => ({ shot, index, seconds: secondsOf(shot.takenAt) }))
    .filter(({ seconds }) => !Number.isNaN(seconds))
    .sort((one, other) => one.seconds - other.seconds || one.index - other.index);

  for (const [at, later] of dated.entries()) {
    for (const earlier of dated.slice(Math.max(0, at - LOOK_BACK), at)) {
      if (later.seconds - earlier.seconds > MOST_SECONDS || !isSameScene(earlier.shot, later.shot)) continue;
      const [one, other] = [rootOf(earlier.index), rootOf(later.index)];
      best[Math.max(one, other)] = Math.min(one, other);
    }
  }
  const roots = shots.map((_, index) => rootOf(index));
  const sizes = new Map<number, number>();
  for (const root of roots) sizes.set(root, (sizes.get(root) ?? 0) + 1);
  return roots.map((root) => ((sizes.get(root) ?? 0) > 1 ? root : null));
}

const secondsOf = (takenAt: string | null): number =>
  takenAt === null ? NaN : Date.parse(`${takenAt.slice(0, 19)}Z`) / 1_000;

function isSameScene(one: Shot, other: Shot): boolean {
  return (
    one.camera === other.camera &&
    (hammingDistance(one.differenceHash, other.differenceHash) <= MOST_BITS ||
      hammingDistance(one.perceptualHash, other.perceptualHash) <= MOST_BITS)
  );
}
