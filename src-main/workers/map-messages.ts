import type { LibraryMap } from '../map/library-map.ts';
import type { ThreadFailure } from './thread-failure.ts';

export interface MapSetup {
  databasePath: string;
  model: string;
  seed: number;
}

/** A map, and the library's generation before it was read. */
export type MadeMap = LibraryMap & { generation: number };

export type FromMap =
  | { type: 'progress'; done: number; total: number }
  | { type: 'map'; map: MadeMap }
  | { type: 'failure'; failure: ThreadFailure };
