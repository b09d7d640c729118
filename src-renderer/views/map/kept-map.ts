import type { Engine } from '../../client/engine.ts';
import { LibraryMap } from '../../state/map.svelte.ts';
import type { Camera } from './camera.ts';

const maps = new WeakMap<Engine, LibraryMap>();

/** The map of an engine, the same one each time: whoever comes back to the screen finds it as it was left. */
export function mapOf(engine: Engine): LibraryMap {
  const known = maps.get(engine);
  if (known) return known;
  const map = new LibraryMap(engine);
  maps.set(engine, map);
  return map;
}

/** Where each map was looked at last, by when it was made. */
export const cameras = new Map<number, Camera>();
