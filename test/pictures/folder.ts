import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of its own for one test; `await using` removes it at the end of the block. */
export async function makeTestFolder(): Promise<{
  path: string;
  /** Writes a file, with the folders above it, and returns its path. */
  write: (name: string, bytes: Uint8Array | string) => Promise<string>;
  [Symbol.asyncDispose]: () => Promise<void>;
}> {
  const path = await mkdtemp(join(tmpdir(), 'lookalike-test-'));
  return {
    path,
    write: async (name, bytes) => {
      const file = join(path, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
      return file;
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
