import { createContext } from 'svelte';
import type { FolderId, PhotoId } from '../../src-shared/contract/ids.ts';
import type { EngineEvent } from '../../src-shared/contract/events.ts';
import type { Hit, QueryPicture, Region } from '../../src-shared/contract/search.ts';
import type { TrainingRun } from '../../src-shared/contract/training.ts';
import type { Desktop } from '../client/desktop.ts';
import type { Engine, LineState } from '../client/engine.ts';
import { text } from '../text/text.ts';
import { Collections } from './collections.svelte.ts';
import { Appearance } from './appearance.svelte.ts';
import { DesktopProgram } from './desktop.svelte.ts';
import { Gallery } from './gallery.svelte.ts';
import { Labels } from './labels.ts';
import { Library } from './library.svelte.ts';
import { Navigation } from './navigation.svelte.ts';
import { Notices } from './notices.svelte.ts';
import { Preferences } from './preferences.svelte.ts';
import { Queries, type QueryOrigin } from './queries.svelte.ts';
import { Selection } from './selection.svelte.ts';
import { EngineSettings } from './settings.svelte.ts';
import { Similar } from './similar.svelte.ts';
import { Undo } from './undo.svelte.ts';

/** A run of photos to look through, with how alike each is where they come from a search. */
export interface Looking {
  ids: readonly PhotoId[];
  index: number;
  hits: readonly Hit[] | null;
}

/** What lies over the screens and waits for an answer; one at a time. */
export type OpenDialog =
  | { name: 'add-folder' }
  | { name: 'remove-folder' | 'exclusions'; folderId: FolderId }
  /** Into which collection, or under which label, photos should go. */
  | { name: 'collect' | 'label'; photoIds: readonly PhotoId[] }
  | { name: 'why'; query: QueryPicture; region?: Region; photoId: PhotoId }
  | { name: 'keys' };

/** Everything the screens share. */
export class AppState {
  readonly engine: Engine;
  /** null in a browser. */
  readonly desktop: DesktopProgram | null;
  readonly notices = new Notices();
  readonly navigation = new Navigation();
  readonly preferences = new Preferences();
  readonly appearance = new Appearance();
  readonly library: Library;
  readonly settings: EngineSettings;
  readonly gallery: Gallery;
  readonly similar: Similar;
  readonly queries: Queries;
  readonly selection = new Selection();
  readonly undo = new Undo(this.notices);
  readonly collections: Collections;
  readonly labels: Labels;

  line = $state<LineState>('connecting');
  looking = $state.raw<Looking | null>(null);
  dialog = $state.raw<OpenDialog | null>(null);
  showsFilters = $state(false);
  /** The last training, whatever became of it. */
  training = $state.raw<TrainingRun | null>(null);
  #listeners: readonly ((event: EngineEvent) => void)[] = [];

  constructor(engine: Engine, desktop: Desktop | null) {
    this.engine = engine;
    this.desktop = desktop && new DesktopProgram(desktop, this.notices);
    this.library = new Library(engine, this.notices);
    this.settings = new EngineSettings(engine, this.notices);
    this.gallery = new Gallery(engine);
    this.similar = new Similar(engine);
    this.queries = new Queries(engine);
    this.collections = new Collections(engine, this.notices, this.undo);
    this.labels = new Labels(engine, this.notices, this.undo);
  }

  /** Follows engine and browser until the returned function is called. */
  start(): () => void {
    const stopFollowing = this.navigation.listen();
    const hangUp = this.engine.listen({
      onEvent: (event) => {
        this.library.apply(event);
        this.collections.apply(event);
        if (event.type === 'training') this.training = event.run;
        for (const listener of this.#listeners) listener(event);
      },
      onLine: (state) => {
        this.line = state;
        // What happened while nobody listened has to be asked for.
        if (state === 'open') void this.#refresh();
      },
    });
    return () => {
      stopFollowing();
      hangUp();
    };
  }

  /** For a screen that follows something by itself; called until the returned function is. */
  onEvent(listener: (event: EngineEvent) => void): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  async #refresh(): Promise<void> {
    this.collections.refresh();
    void this.settings.load();
    await this.library.refresh();
    try {
      this.training = await this.engine.call('training.current', {});
    } catch (error) {
      this.notices.error(error);
    }
  }

  findSimilar(query: QueryPicture): void {
    performance.mark('similar-requested');
    this.looking = null;
    // Asked before the screen changes, so that the engine searches while the browser lays out.
    this.similar.show({ query, filter: {} }, this.library.status?.generation ?? 0);
    this.navigation.go({ view: 'similar', query, filter: {} });
  }

  /** With a file that the page holds, or with the path of one. */
  async searchWithFile(file: File | string, origin: QueryOrigin): Promise<void> {
    try {
      const { queryId } = await this.queries.add(file, origin);
      this.findSimilar({ kind: 'query', queryId });
    } catch (error) {
      this.notices.error(error);
    }
  }

  async copyPath(photoId: PhotoId): Promise<void> {
    let path = '';
    try {
      const details = await this.engine.call('photos.details', { photoId });
      path = details.paths[0] ?? details.name;
      await navigator.clipboard.writeText(path);
      this.notices.info(text.photo.pathCopied);
    } catch (error) {
      // Browsers may refuse the clipboard; the path can still be read and copied by hand.
      if (path) this.notices.info(`${text.photo.copyFailed} ${path}`);
      else this.notices.error(error);
    }
  }
}

export const [getApp, setApp] = createContext<AppState>();
