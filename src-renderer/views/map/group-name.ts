import type { MapColouring } from '../../../src-shared/contract/map.ts';
import { formatMonth } from '../../format/figures.ts';
import { text } from '../../text/text.ts';

const dayMs = 86_400_000;

/** As a person reads it: the engine has no words for months, nor for the group that gathers the rest. */
export function groupName(name: string, by: MapColouring): string {
  if (name === '') return text.map.others;
  if (by !== 'date' || name.length !== 7) return name;
  return formatMonth(Math.floor(Date.parse(`${name}-01T00:00:00Z`) / dayMs));
}
