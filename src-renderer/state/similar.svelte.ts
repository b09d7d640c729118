import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { PhotoDetails } from '../../src-shared/contract/photo.ts';
import type { SimilarHits } from '../../src-shared/contract/search.ts';
import type { Engine } from '../client/engine.ts';
import { Recent } from './recent.ts';
import { Refresher } from './refresher.ts';
import { formatRoute, queryKey, type SearchRoute } from './route.ts';

const limits = [60, 240, 1_000] as const;
const mostHits = 1_000;
const keptSearches = 20;
// While photos are being read; more often would move pictures away under the pointer.
const renewalPauseMs = 3_000;

interface Wanted {
  /** All that the engine is asked, as one word. */
  key: string;
  search: SearchRoute;
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
  /** What is shown answers an earlier question; the answer to the last one is on its way. */
  isBehind = $state(false);
  /** Of the query picture, where it is a photo of the library and its details have arrived. */
  details = $state.raw<PhotoDetails | null>(null);
  groupsBursts = $state(true);

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
  show(search: SearchRoute, generation: number): void {
    const key = keyOf(search);
    const before = this.#wanted;
    const isOther = before?.key !== key;
    if (!isOther && before.generation === generation) return;

    const kept = this.#kept.get(key);
    const limit = isOther ? (kept?.limit ?? limits[0]) : before.limit;
    this.#wanted = { key, search, generation, limit };
    if (isOther) this.#turnTo(search, before?.search ?? null, kept);
    if (kept?.generation === generation) markPainted();
    else if (kept) this.#renewal.request();
    else void this.#search();
  }

  retry(): void {
    this.error = null;
    void this.#search();
  }

  /** Whether there may be hits beyond those that were found. */
  get isCut(): boolean {
    return this.found !== null && this.found.result.hits.length >= this.found.limit;
  }

  get hasMore(): boolean {
    return this.isCut && this.#nextLimit() > 0;
  }

  showMore(): void {
    this.#widen(this.#nextLimit());
  }

  /** Fetches as many hits as there can be where those that were found do not reach down to this score. */
  reach(minScore: number): void {
    const last = this.found?.result.hits.at(-1);
    if (minScore > 0 && last && last.score >= minScore && this.isCut) this.#widen(mostHits);
  }

  #widen(limit: number): void {
    if (!this.#wanted || limit <= this.#wanted.limit) return;
    this.#wanted = { ...this.#wanted, limit };
    void this.#search();
  }

  /** Shows what is kept of another search, and nothing of one with another picture. */
  #turnTo(search: SearchRoute, before: SearchRoute | null, kept: Found | undefined): void {
    const { query } = search;
    this.error = null;
    // Where the picture is the same, the old results stay in sight until the new ones are there.
    const isSameQuery = before !== null && queryKey(before.query) === queryKey(query);
    this.found = kept ?? (isSameQuery ? this.found : null);
    this.isBehind = !kept;
    if (!isSameQuery) {
      this.details = this.#keptDetails.get(queryKey(query)) ?? null;
      if (query.kind === 'photo') void this.#describe(query.photoId);
    }
  }

  async #search(): Promise<void> {
    const wanted = this.#wanted;
    if (!wanted) return;
    const { key, search, limit } = wanted;
    const { query, region, examples = [], filter } = search;
    try {
      const result = await this.#engine.call('search.similar', {
        query,
        ...(region ? { region } : {}),
        examples: [...examples],
        filter,
        limit,
      });
      const found = { ...wanted, result };
      this.#kept.put(key, found);
      // An answer to any search but the last one came too late.
      if (wanted !== this.#wanted) return;
      const isFirst = this.found?.key !== key;
      this.found = found;
      this.error = null;
      this.isBehind = false;
      if (isFirst) markPainted();
    } catch (error) {
      if (wanted !== this.#wanted) return;
      // Asked for again as soon as the line opens or anything changes; what is shown stays until then.
      this.#wanted = { ...wanted, generation: -1 };
      this.isBehind = false;
      if (this.found?.key !== key) this.error = error;
    }
  }

  /** Names the query picture. Where that fails the search does too, and says so. */
  async #describe(photoId: PhotoId): Promise<void> {
    try {
      const details = await this.#engine.call('photos.details', { photoId });
      this.#keptDetails.put(queryKey({ kind: 'photo', photoId }), details);
      const query = this.#wanted?.search.query;
      if (query?.kind === 'photo' && query.photoId === photoId) this.details = details;
    } catch {
      return;
    }
  }

  #nextLimit(): number {
    return limits.find((limit) => limit > (this.found?.limit ?? 0)) ?? 0;
  }
}

/** How alike a hit has to be only hides hits: the engine's answer is the same. */
function keyOf({ minScore: _, ...search }: SearchRoute): string {
  return formatRoute({ view: 'similar', ...search });
}

/** For the benchmark: the second frame after a change begins once the first one with it was painted. */
function markPainted(): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      performance.mark('similar-painted');
    });
  });
}
