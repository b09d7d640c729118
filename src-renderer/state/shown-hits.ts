import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { Hit } from '../../src-shared/contract/search.ts';

/** A hit as it stands on the screen. */
export interface ShownHit {
  hit: Hit;
  /** `best` of a burst stands for the `others`; they are `member`s, right behind it while it is open. */
  place: 'alone' | 'best' | 'member';
  /** How many more photos of the burst there are. */
  others: number;
  isOpen: boolean;
}

interface Showing {
  /** Hits below this score are left out. */
  minScore: number;
  groupsBursts: boolean;
  /** The best photos of those bursts that are open. */
  opened: ReadonlySet<PhotoId>;
}

/** How many of the hits, best first, are at least this alike. */
export function countAlike(hits: readonly Hit[], minScore: number): number {
  const first = hits.findIndex(({ score }) => score < minScore);
  return first === -1 ? hits.length : first;
}

/** What is to be seen of the hits, best first: each burst in one place, that of its best photo. */
export function hitsToShow(all: readonly Hit[], { minScore, groupsBursts, opened }: Showing): ShownHit[] {
  const hits = all.slice(0, countAlike(all, minScore));
  const alone = (hit: Hit): ShownHit => ({ hit, place: 'alone', others: 0, isOpen: false });
  if (!groupsBursts) return hits.map(alone);

  const bursts = Map.groupBy(hits, ({ burst, rank }) => burst ?? rank);
  return [...bursts.values()].flatMap(([best, ...members]) => {
    if (!best) return [];
    if (members.length === 0) return [alone(best)];
    const others = members.length;
    const isOpen = opened.has(best.photoId);
    const shown: ShownHit[] = [{ hit: best, place: 'best', others, isOpen }];
    if (isOpen) {
      shown.push(...members.map((hit): ShownHit => ({ hit, place: 'member', others, isOpen })));
    }
    return shown;
  });
}
