import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { QueryId } from '../../src-shared/contract/ids.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { PictureSource, ReadPicture } from '../workers/reader-messages.ts';

/** A person goes back through a few searches, not through hundreds; each holds about 100 kB. */
const KEPT = 200;

export interface QueryPictureEntry {
  name: string;
  picture: ReadPicture;
  /** The model that looked at it: its vector says nothing to another. */
  model: string;
}

/** Pictures that somebody dropped, pasted or named to search with: in memory, for this session, never imported. */
export class QueryPictures {
  readonly #entries = new Map<QueryId, QueryPictureEntry>();

  add(source: PictureSource, picture: ReadPicture, model: string): QueryId {
    const id = randomBytes(12).toString('base64url') as QueryId;
    const name = 'path' in source ? basename(source.path) : source.name;
    this.#entries.set(id, { name, picture, model });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > KEPT && oldest !== undefined) this.#entries.delete(oldest);
    return id;
  }

  /** @param model the one that compares; null where only the picture is wanted */
  get(id: QueryId, model: string | null): QueryPictureEntry {
    const entry = this.#entries.get(id);
    if (entry && (model === null || entry.model === model)) return entry;
    throw new CodedError(
      'query-forgotten',
      'This picture is no longer held: Lookalike was restarted, another model was adopted, or many others came after it. Drop or choose it again.',
    );
  }
}
