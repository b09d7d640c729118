import type { QueryId } from '../../src-shared/contract/ids.ts';
import type { AddedQuery } from '../../src-shared/contract/search.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { queryPictureLimitBytes } from '../../src-shared/domain/query-picture-limit.ts';
import type { Engine } from '../client/engine.ts';
import { text } from '../text/text.ts';

export type QueryOrigin = 'drop' | 'paste' | 'file' | 'screenshot';
export type QueryCard = AddedQuery & { origin: QueryOrigin };

const storageKey = 'lookalike-queries';
const keptCards = 50;

/** What is known of pictures that were added to search with; it outlives a reload, not the browser tab. */
export class Queries {
  /** Name of the picture that is being looked at. */
  working = $state<string | null>(null);
  #cards = $state.raw<readonly QueryCard[]>(readCards());
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  card(queryId: QueryId): QueryCard | undefined {
    return this.#cards.find((card) => card.queryId === queryId);
  }

  /** @param file one that the page holds, or the path of one. Throws 'picture-too-large', or what the engine says. */
  async add(file: File | string, origin: QueryOrigin): Promise<QueryCard> {
    const given: Partial<Record<QueryOrigin, string>> = {
      paste: text.drop.pastedName,
      screenshot: text.search.screenshotName,
    };
    const isPath = typeof file === 'string';
    this.working = isPath ? lastPart(file) : (given[origin] ?? file.name);
    try {
      const added = isPath
        ? await this.#engine.call('query.addFile', { path: file })
        : await this.#send(file, this.working);
      return this.keep(added, origin);
    } finally {
      this.working = null;
    }
  }

  /** One that was added already. */
  keep(added: AddedQuery, origin: QueryOrigin): QueryCard {
    const card = { ...added, origin };
    this.#cards = [...this.#cards, card].slice(-keptCards);
    writeCards(this.#cards);
    return card;
  }

  async #send(file: File, name: string): Promise<AddedQuery> {
    if (file.size > queryPictureLimitBytes) {
      throw new CodedError('picture-too-large', text.drop.tooLarge(queryPictureLimitBytes));
    }
    return this.#engine.call('query.add', { name: name.slice(0, 1_000), base64: await readBase64(file) });
  }
}

const lastPart = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

/** Reads a file through a data URL, which browsers encode natively and off the main thread. */
async function readBase64(file: File): Promise<string> {
  if (file.size === 0) throw new CodedError('empty-file', text.drop.empty);
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = reader.result as string;
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => {
      reject(new CodedError('picture-unreadable', text.drop.unreadable, { cause: reader.error }));
    };
    reader.readAsDataURL(file);
  });
}

function readCards(): readonly QueryCard[] {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as QueryCard[];
  } catch {
    return [];
  }
}

/** A browser that stores nothing only forgets the names of pictures on reload. */
function writeCards(cards: readonly QueryCard[]): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(cards));
  } catch {
    return;
  }
}
