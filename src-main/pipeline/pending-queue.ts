import type { FileStore, PendingFile } from '../store/files.ts';
import type { ImportRun } from './import-stages.ts';

const CHUNK = 256;

/** Hands out the pending files of the library, each to one lane, and waits for a scan to bring more. */
export class PendingQueue {
  #buffer: PendingFile[] = [];
  #cursor = 0;
  readonly #inFlight = new Set<number>();
  readonly #files: FileStore;
  readonly #run: ImportRun;

  constructor(files: FileStore, run: ImportRun) {
    this.#files = files;
    this.#run = run;
  }

  /** The next file; undefined when all is read or the job is to stop. Waits while it is paused. */
  async next(): Promise<PendingFile | undefined> {
    while (await this.#run.gate.pass()) {
      const file = this.#buffer.shift() ?? this.#refill();
      if (file) {
        this.#inFlight.add(file.id);
        return file;
      }
      if (!this.#run.scanning) return undefined;
      await this.#run.scanned.wait();
    }
    return undefined;
  }

  /** To be called when the file is settled. */
  release(file: PendingFile): () => void {
    return () => {
      this.#inFlight.delete(file.id);
    };
  }

  /** Goes on behind the last file, and once at the end starts over: a scan may have marked earlier ones. */
  #refill(): PendingFile | undefined {
    this.#buffer = this.#pendingAfter(this.#cursor);
    if (this.#buffer.length === 0 && this.#cursor > 0) this.#buffer = this.#pendingAfter(0);
    this.#cursor = this.#buffer.at(-1)?.id ?? this.#cursor;
    return this.#buffer.shift();
  }

  #pendingAfter(fileId: number): PendingFile[] {
    return this.#files.pendingAfter(fileId, CHUNK).filter((file) => !this.#inFlight.has(file.id));
  }
}
