import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { MapColouring, MapGroups, MapLayout } from '../../src-shared/contract/map.ts';
import { folderNames } from '../map/folder-names.ts';
import { groupByDate, groupByName } from '../map/group-photos.ts';
import type { MapRuns } from '../pipeline/map-run.ts';
import type { MapFacts } from '../store/map-facts.ts';
import type { MethodsOf } from './methods.ts';

interface MapParts {
  runs: MapRuns;
  facts: MapFacts;
  /** The last map of a model, or null. */
  read: (model: string) => Promise<MapLayout | null>;
  activeName: () => string;
}

/** Of the group that gathers the rest: a screen has its own word for it. */
const REST = '';

export function mapMethods({ runs, facts, read, activeName }: MapParts): MethodsOf<'map'> {
  /** Groups are told by place in the map that was handed out last. */
  let shown: readonly PhotoId[] = [];
  const layout = async (): Promise<MapLayout | null> => {
    const made = await read(activeName());
    const now = made && onlyLive(made, facts.live());
    shown = now?.photoIds ?? [];
    return now;
  };
  return {
    'map.layout': layout,
    'map.groups': async ({ by }) => {
      if (shown.length === 0) await layout();
      return groupsOf(facts, shown, by);
    },
    'map.start': () => Promise.resolve(runs.start()),
    'map.cancel': ({ jobId }) => runs.cancel(jobId),
    'map.current': () => Promise.resolve(runs.current()),
  };
}

/** Without photos that went away since the map was made. */
function onlyLive(layout: MapLayout, live: ReadonlySet<number>): MapLayout {
  const isLive = (_: unknown, at: number): boolean => live.has(layout.photoIds[at] ?? 0);
  return {
    ...layout,
    photoIds: layout.photoIds.filter(isLive),
    x: layout.x.filter(isLive),
    y: layout.y.filter(isLive),
  };
}

function groupsOf(facts: MapFacts, photoIds: readonly PhotoId[], by: MapColouring): MapGroups {
  const each = <Fact>(known: ReadonlyMap<number, Fact>): (Fact | null)[] =>
    photoIds.map((photoId) => known.get(photoId) ?? null);
  switch (by) {
    case 'label':
      return groupByName(each(facts.labels()), REST);
    case 'date':
      return groupByDate(each(facts.dates()));
    case 'folder':
      return groupByName(folderNames(each(facts.places())), REST);
  }
}
