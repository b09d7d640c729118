import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { writeAll, writeDurably, type Whose } from '../durable-file.ts';

/**
 * @returns sha256: of the whole file, as `sha256sum` tells it
 * @throws CodedError 'disk-full', 'file-not-writable', 'file-not-written'
 */
export async function copyModel(
  from: string,
  to: string,
  whose: Whose,
): Promise<{ bytes: number; sha256: string }> {
  return writeDurably(
    to,
    async (file) => {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const chunk of createReadStream(from, {
        highWaterMark: 1024 * 1024,
      }) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        await writeAll(file, chunk, bytes);
        bytes += chunk.byteLength;
      }
      return { bytes, sha256: hash.digest('hex') };
    },
    whose,
  );
}
