import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/** Unpacks the files that `place` gives a path for. A wheel is a zip file. */
export async function unpackWheel(wheel: string, place: (name: string) => string | null): Promise<void> {
  const zip = await openPromise(wheel, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    const path = place(entry.fileName);
    if (path === null) continue;
    mkdirSync(dirname(path), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path));
    if (entry.uncompressedSize > 1e6) {
      console.log(`${path} (${Math.round(entry.uncompressedSize / 1e6)} MB)`);
    }
  }
}
