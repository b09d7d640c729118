import type { Collection } from '../../src-shared/contract/collection.ts';
import type { EngineEvent } from '../../src-shared/contract/events.ts';
import type { CollectionId, PhotoId } from '../../src-shared/contract/ids.ts';
import type { Engine } from '../client/engine.ts';
import { text } from '../text/text.ts';
import type { Notices } from './notices.svelte.ts';
import { Refresher } from './refresher.ts';
import type { Undo } from './undo.svelte.ts';

const refreshPauseMs = 500;

/**
 * Collections and concepts, and what people do with them: each step can be taken back. The methods throw what
 * the engine says, for whoever asked to show.
 */
export class Collections {
  /** The one that was added to last comes first; null until it is known. */
  list = $state.raw<readonly Collection[] | null>(null);
  error = $state.raw<unknown>(null);

  readonly #engine: Engine;
  readonly #notices: Notices;
  readonly #undo: Undo;
  readonly #refresher: Refresher;
  #followers = 0;
  /** Of the library, when the list was asked for. */
  #generation = -1;

  constructor(engine: Engine, notices: Notices, undo: Undo) {
    this.#engine = engine;
    this.#notices = notices;
    this.#undo = undo;
    this.#refresher = new Refresher(() => this.#load(), refreshPauseMs);
  }

  /** Keeps the list up to date until the returned function is called. */
  follow(): () => void {
    this.#followers += 1;
    this.refresh();
    return () => {
      this.#followers -= 1;
    };
  }

  refresh(): void {
    if (this.#followers > 0) this.#refresher.request();
  }

  apply(event: EngineEvent): void {
    if (event.type !== 'library' || event.status.generation === this.#generation) return;
    this.#generation = event.status.generation;
    this.refresh();
  }

  find(collectionId: CollectionId): Collection | undefined {
    return this.list?.find(({ id }) => id === collectionId);
  }

  async create(name: string, photoIds: readonly PhotoId[] = []): Promise<Collection> {
    const created = await this.#engine.call('collections.create', { name, photoIds: [...photoIds] });
    this.#put(created);
    this.#undo.did(text.organise.told.created(created.name, created.photos ?? 0), () =>
      this.#delete(created.id),
    );
    return created;
  }

  async rename({ id, name: before }: Collection, name: string): Promise<void> {
    if (name === before) return;
    this.#put(await this.#engine.call('collections.rename', { collectionId: id, name }));
    this.#undo.did(text.organise.told.renamed(before, name), async () => {
      this.#put(await this.#engine.call('collections.rename', { collectionId: id, name: before }));
    });
  }

  async delete({ id, name }: Collection): Promise<void> {
    await this.#delete(id);
    this.#undo.did(text.organise.told.deleted(name), async () => {
      this.#put(await this.#engine.call('collections.restore', { collectionId: id }));
    });
  }

  async add({ id, name }: Collection, photoIds: readonly PhotoId[]): Promise<void> {
    const added = await this.#change('collections.add', id, photoIds);
    if (added.length === 0) this.#notices.info(text.organise.told.addedNone(name));
    else {
      this.#undo.did(text.organise.told.added(name, added.length), () =>
        this.#change('collections.remove', id, added),
      );
    }
  }

  async remove({ id, name }: Collection, photoIds: readonly PhotoId[]): Promise<void> {
    const removed = await this.#change('collections.remove', id, photoIds);
    if (removed.length === 0) this.#notices.info(text.organise.header.nothingMarked);
    else {
      this.#undo.did(text.organise.told.removed(name, removed.length), () =>
        this.#change('collections.add', id, removed),
      );
    }
  }

  async #change(
    method: 'collections.add' | 'collections.remove',
    collectionId: CollectionId,
    photoIds: readonly PhotoId[],
  ): Promise<PhotoId[]> {
    const input = { collectionId, photoIds: [...photoIds] };
    const { collection, changed } = await this.#engine.call(method, input);
    this.#put(collection);
    return changed;
  }

  async #delete(collectionId: CollectionId): Promise<void> {
    await this.#engine.call('collections.delete', { collectionId });
    this.list = this.list?.filter(({ id }) => id !== collectionId) ?? null;
  }

  /** What was changed here is seen at once; the engine's event comes a moment later. */
  #put(collection: Collection): void {
    const others = this.list?.filter(({ id }) => id !== collection.id);
    if (others) this.list = [collection, ...others];
  }

  async #load(): Promise<void> {
    try {
      this.list = await this.#engine.call('collections.list', {});
      this.error = null;
    } catch (error) {
      // What is known stays in sight.
      this.error = error;
    }
  }
}
