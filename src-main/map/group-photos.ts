import type { MapGroups } from '../../src-shared/contract/map.ts';

/** As many as colours that can be told apart; the rest go together. */
const MOST_GROUPS = 12;
/** Beyond this many months, years say more. */
const MOST_MONTHS = 24;

/**
 * One group for each name, most photos first; where there are more than twelve, a last one gathers the rest.
 *
 * @param names of each photo, null where it has none
 * @param rest what the last group is called
 */
export function groupByName(names: readonly (string | null)[], rest: string): MapGroups {
  const counts = countOf(names);
  const ordered = [...counts].sort(([one, many], [other, few]) => few - many || (one < other ? -1 : 1));
  const kept = ordered.slice(0, MOST_GROUPS);
  const left = ordered.slice(MOST_GROUPS).reduce((sum, [, photos]) => sum + photos, 0);
  const groups = kept.map(([name, photos]) => ({ name, photos }));
  if (left > 0) groups.push({ name: rest, photos: left });
  const at = new Map(kept.map(([name], index) => [name, index]));
  return { groups, groupOf: names.map((name) => (name === null ? -1 : (at.get(name) ?? MOST_GROUPS))) };
}

/**
 * Years in their own order, '2024'; where the library is not older than two years, months, '2024-05'.
 *
 * @param dates local times, '2024-05-01T12:30:00'; null where a photo is gone
 */
export function groupByDate(dates: readonly (string | null)[]): MapGroups {
  const months = dates.map((date) => date?.slice(0, 7) ?? null);
  const spread = monthsBetween(months.filter((month) => month !== null));
  const names = spread <= MOST_MONTHS ? months : dates.map((date) => date?.slice(0, 4) ?? null);
  const groups = [...countOf(names)]
    .map(([name, photos]) => ({ name, photos }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const at = new Map(groups.map(({ name }, index) => [name, index]));
  return { groups, groupOf: names.map((name) => (name === null ? -1 : (at.get(name) ?? -1))) };
}

function countOf(names: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** From the first to the last, both counted. */
function monthsBetween(months: readonly string[]): number {
  let [first, last] = [Infinity, -Infinity];
  for (const month of months) {
    const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
    first = Math.min(first, number);
    last = Math.max(last, number);
  }
  return last - first + 1;
}
