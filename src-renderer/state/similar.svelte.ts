import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { PhotoDetails, PhotoFilter } from '../../src-shared/contract/photo.ts';
import type { QueryPicture, SimilarHits } from '../../src-shared/contract/search.ts';
import type { Engine } from '../client/engine.ts';
import { Recent } from './recent.ts';
import { Refresher } from './refresher.ts';
import { queryKey } from './route.ts';

const limits = [60, 240, 1_000] as const;
const keptSearches = 20;
// While photos are being read; more often would move pictures away under the pointer.
const renewalPauseMs = 3_000;

interface Wanted {
  /** Query and filter as one word. */
  key: string;
  query: QueryPicture;
  filter: PhotoFilter;
  generation: number;
  limit: number;
}

interface Found extends Wanted {
  result: SimilarHits;
}

/** One search at a time; the last ones are kept, so that back and forward show them at once. */
export class Similar {
  found = $state.raw<Found | null>(null);
  error = $state.raw<unknown>(null);
  /** Of the query picture, where it is a photo of the library and its details have arrived. */
  details = $state.raw<PhotoDetails | null>(null);

  readonly #engine: Engine;
  readonly #kept = new Recent<Found>(keptSearches);
  readonly #keptDetails = new Recent<PhotoDetails>(keptSearches);
  readonly #renewal: Refresher;
  #wanted: Wanted | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#renewal = new Refresher(() => this.#search(), renewalPauseMs);
  }

  /** @param generation of the library; kept results of an older one are shown and renewed */
  show(query: QueryPicture, filter: PhotoFilter, generation: number): void {
    const key = `${queryKey(query)}?${JSON.stringify(filter)}`;
    const before = this.#wanted;
    const isOther = before?.key !== key;
    if (!isOther && before.generation === generation) return;

    const kept = this.#kept.get(key);
    this.#wanted = { key, query, filter, generation, limit: kept?.limit ?? limits[0] };
    if (isOther) this.#turnTo(query, before, kept);
    if (kept?.generation === generation) markPainted();
    else if (kept) this.#renewal.request();
    else void this.#search();
  }

  retry(): void {
    this.error = null;
    void this.#search();
  }

  get hasMore(): boolean {
    return this.found !== null && this.found.result.hits.length === this.found.limit && this.#nextLimit() > 0;
  }

  showMore(): void {
    if (!this.#wanted) return;
    this.#wanted = { ...this.#wanted, limit: this.#nextLimit() };
    void this.#search();
  }

  /** Shows what is kept of another search, and nothing of the one before. */
  #turnTo(query: QueryPicture, before: Wanted | null, kept: Found | undefined): void {
    this.error = null;
    // Where only the filter differs, the old results stay in sight until the new ones are there.
    const isSameQuery = before !== null && queryKey(before.query) === queryKey(query);
    this.found = kept ?? (isSameQuery ? this.found : null);
    if (!isSameQuery) {
      this.details = this.#keptDetails.get(queryKey(query)) ?? null;
      if (query.kind === 'photo') void this.#describe(query.photoId);
    }
  }

  async #search(): Promise<void> {
    const wanted = this.#wanted;
    if (!wanted) return;
    const { key, query, filter, limit } = wanted;
    try {
      const result = await this.#engine.call('search.similar', { query, filter, limit });
      const found = { ...wanted, result };
      this.#kept.put(key, found);
      // An answer to any search but the last one came too late.
      if (wanted !== this.#wanted) return;
      const isFirst = this.found?.key !== key;
      this.found = found;
      this.error = null;
      if (isFirst) markPainted();
    } catch (error) {
      if (wanted !== this.#wanted) return;
      // Asked for again as soon as the line opens or anything changes; what is shown stays until then.
      this.#wanted = { ...wanted, generation: -1 };
      if (this.found?.key !== key) this.error = error;
    }
  }

  /** Names the query picture. Where that fails the search does too, and says so. */
  async #describe(photoId: PhotoId): Promise<void> {
    try {
      const details = await this.#engine.call('photos.details', { photoId });
      this.#keptDetails.put(queryKey({ kind: 'photo', photoId }), details);
      const { query } = this.#wanted ?? {};
      if (query?.kind === 'photo' && query.photoId === photoId) this.details = details;
    } catch {
      return;
    }
  }

  #nextLimit(): number {
    return limits.find((limit) => limit > (this.found?.limit ?? 0)) ?? 0;
  }
}

/** For the benchmark: the second frame after a change begins once the first one with it was painted. */
function markPainted(): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      performance.mark('similar-painted');
    });
  });
}
