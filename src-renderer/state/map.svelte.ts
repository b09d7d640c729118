import type { EngineEvent } from '../../src-shared/contract/events.ts';
import type { Job } from '../../src-shared/contract/job.ts';
import type { MapColouring, MapGroups, MapLayout } from '../../src-shared/contract/map.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { Engine } from '../client/engine.ts';

/** The map of the library, how it is coloured, and how its making is doing. */
export class LibraryMap {
  /** Null where there is none; undefined until the engine has answered. */
  layout = $state.raw<MapLayout | null | undefined>(undefined);
  by = $state.raw<MapColouring>('label');
  /** Of the photos of `layout`; null until they have arrived. */
  groups = $state.raw<MapGroups | null>(null);
  /** Groups that are left out of sight. */
  hidden = $state.raw<readonly number[]>([]);
  /** The last making, whatever became of it. */
  job = $state.raw<Job | null>(null);
  error = $state.raw<unknown>(null);

  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Asks for everything anew. What is shown stays until the answer is there. */
  async load(): Promise<void> {
    try {
      const [layout, job] = await Promise.all([
        this.#engine.call('map.layout', {}),
        this.#engine.call('map.current', {}),
      ]);
      this.job = job;
      this.error = null;
      if (!isSame(layout, this.layout)) {
        this.groups = null;
        this.layout = layout;
      }
      if (layout) await this.#loadGroups();
    } catch (error) {
      this.error = error;
    }
  }

  async colourBy(by: MapColouring): Promise<void> {
    if (by === this.by) return;
    this.by = by;
    this.groups = null;
    this.hidden = [];
    try {
      await this.#loadGroups();
    } catch (error) {
      this.error = error;
    }
  }

  toggle(group: number): void {
    const others = this.hidden.filter((one) => one !== group);
    this.hidden = others.length < this.hidden.length ? others : [...others, group];
  }

  /** @throws what the engine says */
  async make(): Promise<void> {
    this.job = await this.#engine.call('map.start', {});
  }

  /** @throws what the engine says */
  async cancel(): Promise<void> {
    if (this.job) this.job = await this.#engine.call('map.cancel', { jobId: this.job.id });
  }

  apply(event: EngineEvent): void {
    if (event.type !== 'job') return;
    if (event.job.kind === 'map') {
      this.job = event.job;
      if (event.job.state === 'done') void this.load();
    }
    // Another model sees the photos differently: its map, or none, takes this one's place.
    if (event.job.kind === 'adopt' && event.job.state === 'done') void this.load();
  }

  // No $derived: this object outlives the screen that first asked for it, and a derived value would not.
  get isMaking(): boolean {
    return this.job?.state === 'running';
  }

  /** Why the last making came to nothing; null where it did not. */
  get failure(): CodedError | null {
    const { state, error } = this.job ?? {};
    return state === 'failed' && error ? new CodedError(error.code, error.message) : null;
  }

  async #loadGroups(): Promise<void> {
    const { by, layout } = this;
    const groups = await this.#engine.call('map.groups', { by });
    if (by !== this.by || layout !== this.layout) return;
    // Photos came or went between the two answers: the next look at the map has both anew.
    this.groups = groups.groupOf.length === layout?.photoIds.length ? groups : null;
  }
}

function isSame(one: MapLayout | null, other: MapLayout | null | undefined): boolean {
  if (!one || !other) return one === other;
  return one.madeAtMs === other.madeAtMs && one.photoIds.length === other.photoIds.length;
}
