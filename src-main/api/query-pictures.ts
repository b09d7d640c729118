import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { QueryId } from '../../src-shared/contract/ids.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { PictureSource, ReadPicture } from '../workers/reader-messages.ts';

/** A person goes back through a few searches, not through hundreds; each holds about 100 kB. */
const KEPT = 200;
/** Of originals that were dropped or pasted: some twenty photos, so that a part of one can be looked at closely. */
const KEPT_ORIGINAL_BYTES = 128 * 1024 * 1024;

export interface QueryPictureEntry {
  name: string;
  picture: ReadPicture;
  /** Where to look at it again: its file, its bytes, or, when others took their room, its small copy. */
  source: PictureSource;
  /** The model that looked at it: its vector says nothing to another. */
  model: string;
}

/** Pictures that somebody dropped, pasted or named to search with: in memory, for this session, never imported. */
export class QueryPictures {
  readonly #entries = new Map<QueryId, QueryPictureEntry>();
  readonly #keptOriginalBytes: number;

  constructor(keptOriginalBytes = KEPT_ORIGINAL_BYTES) {
    this.#keptOriginalBytes = keptOriginalBytes;
  }

  add(source: PictureSource, picture: ReadPicture, model: string): QueryId {
    const id = randomBytes(12).toString('base64url') as QueryId;
    const name = 'path' in source ? basename(source.path) : source.name;
    this.#entries.set(id, { name, picture, source, model });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > KEPT && oldest !== undefined) this.#entries.delete(oldest);
    this.#dropOriginals();
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

  /** The newest stay, up to the limit of memory. */
  #dropOriginals(): void {
    let bytes = 0;
    for (const entry of [...this.#entries.values()].reverse()) {
      if ('path' in entry.source) continue;
      bytes += entry.source.bytes.byteLength;
      if (bytes <= this.#keptOriginalBytes) continue;
      bytes -= entry.source.bytes.byteLength;
      entry.source = { name: entry.name, bytes: entry.picture.thumbnail };
      bytes += entry.source.bytes.byteLength;
    }
  }
}
