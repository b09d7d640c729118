import { type FileHandle, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { writeFailure } from '../../src-shared/domain/write-failure.ts';

const Origin = z.object({
  url: z.string(),
  /** An ETag or a date, as If-Range takes it. */
  validator: z.string(),
  totalBytes: z.int().nonnegative().nullable(),
});
/** What the bytes so far are the beginning of. */
type Origin = z.infer<typeof Origin>;

/**
 * A download on its way: `<path>.part` holds what has arrived, `<path>.part.json` what it belongs to. Without the
 * latter, nobody knows, and it starts anew.
 */
export class PartFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  get path(): string {
    return `${this.#path}.part`;
  }

  get #originPath(): string {
    return `${this.path}.json`;
  }

  /** Bytes that can be gone on from; null where there are none of this address. */
  async resumable(url: string): Promise<(Origin & { bytes: number }) | null> {
    try {
      const origin = Origin.parse(JSON.parse(await readFile(this.#originPath, 'utf8')));
      const bytes = await this.size();
      return bytes > 0 && origin.url === url ? { ...origin, bytes } : null;
    } catch {
      return null;
    }
  }

  /** 0 where nothing has arrived. */
  async size(): Promise<number> {
    return (await stat(this.path).catch(() => null))?.size ?? 0;
  }

  /** @param origin null: should it stop, it cannot be gone on with */
  async begin(origin: Origin | null): Promise<FileHandle> {
    return this.#writing(async () => {
      await mkdir(dirname(this.path), { recursive: true });
      await rm(this.#originPath, { force: true });
      const file = await open(this.path, 'w');
      if (origin) await writeFile(this.#originPath, JSON.stringify(origin));
      return file;
    });
  }

  goOn(): Promise<FileHandle> {
    return this.#writing(() => open(this.path, 'r+'));
  }

  /** To its own name, on the disk. */
  async finish(): Promise<void> {
    await this.#writing(async () => {
      const file = await open(this.path, 'r+');
      await file.sync().finally(() => file.close());
      await rename(this.path, this.#path);
      await rm(this.#originPath, { force: true });
    });
  }

  async discard(): Promise<void> {
    await rm(this.path, { force: true });
    await rm(this.#originPath, { force: true });
  }

  async #writing<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      throw writeFailure(error, this.path);
    }
  }
}
