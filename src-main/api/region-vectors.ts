import type { Region } from '../../src-shared/contract/search.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { PictureSource } from '../workers/reader-messages.ts';
import type { ReaderPool } from '../workers/reader-pool.ts';

/** 5 kB each: going back through searches by region decodes nothing again. */
const KEPT = 500;

/** A picture of which a part is searched with. */
export interface WholePicture {
  contentHash: Uint8Array;
  /** Where it may lie; the first that can be read is taken. */
  sources: readonly PictureSource[];
}

/** Vectors of parts of pictures, each looked at once. */
export class RegionVectors {
  readonly #vectors = new Map<string, Promise<Float32Array>>();

  /**
   * @throws CodedError 'original-missing' where no file can be reached, 'picture-changed' where it is another one by
   * now, and what can be wrong with a file
   */
  async vectorOf(
    whole: WholePicture,
    region: Region,
    { model, readers }: { model: string; readers: Pick<ReaderPool, 'readPart'> },
  ): Promise<Float32Array> {
    const key = [model, Buffer.from(whole.contentHash).toString('hex'), keyOf(region)].join(' ');
    const known = this.#vectors.get(key);
    const vector = known ?? readFirst(whole, region, readers);
    // Put last again, so that what is used stays.
    this.#vectors.delete(key);
    this.#vectors.set(key, vector);
    const [oldest] = this.#vectors.keys();
    if (this.#vectors.size > KEPT && oldest !== undefined) this.#vectors.delete(oldest);
    try {
      return await vector;
    } catch (error) {
      if (this.#vectors.get(key) === vector) this.#vectors.delete(key);
      throw error;
    }
  }
}

/** To a hundredth of a percent: finer differences are no difference in what is seen. */
const keyOf = ({ x, y, width, height }: Region): string =>
  [x, y, width, height].map((share) => Math.round(share * 10_000)).join(',');

const UNREACHABLE = ['file-not-found', 'file-not-readable', 'file-read-failed'];

async function readFirst(
  { contentHash, sources }: WholePicture,
  region: Region,
  readers: Pick<ReaderPool, 'readPart'>,
): Promise<Float32Array> {
  const failures: CodedError[] = [];
  for (const source of sources) {
    try {
      return await readers.readPart({ source, region, contentHash });
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      failures.push(error);
    }
  }
  const telling = failures.find(({ code }) => !UNREACHABLE.includes(code));
  if (telling) throw telling;
  const [first] = sources;
  throw new CodedError(
    'original-missing',
    'A part of this photo can only be searched with while its file can be read. Plug in its drive, or search with the whole photo.',
    { cause: failures[0], ...(first && 'path' in first ? { path: first.path } : {}) },
  );
}
