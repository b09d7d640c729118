import type { MapColouring, MapGroups } from '../../../src-shared/contract/map.ts';
import { text } from '../../text/text.ts';
import { groupName } from './group-name.ts';
import type { Colour } from './palette.ts';

export interface LegendEntry {
  /** -1: of the photos that are in no group. */
  group: number;
  name: string;
  photos: number;
  colour: Colour;
}

/** The groups in their order, and at the end the photos without one, where there are any. */
export function legendEntries(
  { groups, groupOf }: MapGroups,
  by: MapColouring,
  colours: readonly Colour[],
  plain: Colour,
): LegendEntry[] {
  const entries = groups.map(({ name, photos }, group) => ({
    ...{ group, name: groupName(name, by), photos },
    colour: colours[group] ?? plain,
  }));
  const without = groupOf.reduce((count, group) => (group < 0 ? count + 1 : count), 0);
  if (without > 0) entries.push({ group: -1, name: text.map.noGroup[by], photos: without, colour: plain });
  return entries;
}
