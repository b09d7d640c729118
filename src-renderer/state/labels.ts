import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { Engine } from '../client/engine.ts';
import { text } from '../text/text.ts';
import type { Notices } from './notices.svelte.ts';
import type { Undo } from './undo.svelte.ts';

/** Puts a person's own tags on photos and takes them off again; each step can be taken back. */
export class Labels {
  readonly #engine: Engine;
  readonly #notices: Notices;
  readonly #undo: Undo;

  constructor(engine: Engine, notices: Notices, undo: Undo) {
    this.#engine = engine;
    this.#notices = notices;
    this.#undo = undo;
  }

  async put(name: string, photoIds: readonly PhotoId[]): Promise<void> {
    const changed = await this.#set(name, photoIds, true);
    if (changed.length === 0) this.#notices.info(text.organise.told.labelledNone(name));
    else {
      this.#undo.did(text.organise.told.labelled(name, changed.length), () =>
        this.#set(name, changed, false),
      );
    }
  }

  async takeOff(name: string, photoIds: readonly PhotoId[]): Promise<void> {
    const changed = await this.#set(name, photoIds, false);
    if (changed.length === 0) return;
    this.#undo.did(text.organise.told.unlabelled(name, changed.length), () => this.#set(name, changed, true));
  }

  async #set(name: string, photoIds: readonly PhotoId[], on: boolean): Promise<PhotoId[]> {
    const { changed } = await this.#engine.call('photos.tag', { name, photoIds: [...photoIds], on });
    return changed;
  }
}
