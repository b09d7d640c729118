import { createContext } from 'svelte';
import type { FolderId, PhotoId } from '../../src-shared/contract/ids.ts';
import type { Hit, QueryPicture } from '../../src-shared/contract/search.ts';
import type { Engine, LineState } from '../client/engine.ts';
import { text } from '../text/text.ts';
import { Gallery } from './gallery.svelte.ts';
import { Library } from './library.svelte.ts';
import { Navigation } from './navigation.svelte.ts';
import { Notices } from './notices.svelte.ts';
import { Preferences } from './preferences.svelte.ts';
import { Queries, type QueryOrigin } from './queries.svelte.ts';
import { Similar } from './similar.svelte.ts';

/** A run of photos to look through, with how alike each is where they come from a search. */
export interface Looking {
  ids: readonly PhotoId[];
  index: number;
  hits: readonly Hit[] | null;
}

/** Everything the screens share. */
export class AppState {
  readonly engine: Engine;
  readonly notices = new Notices();
  readonly navigation = new Navigation();
  readonly preferences = new Preferences();
  readonly library: Library;
  readonly gallery: Gallery;
  readonly similar: Similar;
  readonly queries: Queries;

  line = $state<LineState>('connecting');
  looking = $state.raw<Looking | null>(null);
  dialog = $state.raw<
    { name: 'add-folder' } | { name: 'remove-folder' | 'exclusions'; folderId: FolderId } | null
  >(null);
  showsFilters = $state(false);

  constructor(engine: Engine) {
    this.engine = engine;
    this.library = new Library(engine, this.notices);
    this.gallery = new Gallery(engine);
    this.similar = new Similar(engine);
    this.queries = new Queries(engine);
  }

  /** Follows engine and browser until the returned function is called. */
  start(): () => void {
    const stopFollowing = this.navigation.listen();
    const hangUp = this.engine.listen({
      onEvent: (event) => {
        this.library.apply(event);
      },
      onLine: (state) => {
        this.line = state;
        // What happened while nobody listened has to be asked for.
        if (state === 'open') void this.library.refresh();
      },
    });
    return () => {
      stopFollowing();
      hangUp();
    };
  }

  findSimilar(query: QueryPicture): void {
    performance.mark('similar-requested');
    this.looking = null;
    // Asked before the screen changes, so that the engine searches while the browser lays out.
    this.similar.show(query, {}, this.library.status?.generation ?? 0);
    this.navigation.go({ view: 'similar', query, filter: {} });
  }

  async searchWithFile(file: File, origin: QueryOrigin): Promise<void> {
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
