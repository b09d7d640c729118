import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MapLayout } from '../../src-shared/contract/map.ts';
import { writeTextDurably } from '../durable-file.ts';

/**
 * Maps are a cache, one file a model: the SHA-256 of the rest in hex, a line break, the layout as JSON. One that is
 * damaged or not understood is as if there were none.
 */
export function createLayoutFiles(mapsDir: string) {
  const pathOf = (model: string): string => join(mapsDir, `${model}.map`);
  return {
    read: async (model: string): Promise<MapLayout | null> => {
      try {
        const layout = parse(await readFile(pathOf(model), 'utf8'));
        return layout?.model === model ? layout : null;
      } catch {
        return null;
      }
    },
    /** @throws CodedError 'disk-full', 'file-not-writable', 'file-not-written' */
    write: async (layout: MapLayout): Promise<void> => {
      const body = JSON.stringify(layout);
      await mkdir(mapsDir, { recursive: true });
      await writeTextDurably(pathOf(layout.model), `${digestOf(body)}\n${body}`);
    },
  };
}

const digestOf = (body: string): string => createHash('sha256').update(body).digest('hex');

function parse(written: string): MapLayout | null {
  const end = written.indexOf('\n');
  const body = written.slice(end + 1);
  if (written.slice(0, end) !== digestOf(body)) return null;
  const layout = MapLayout.safeParse(JSON.parse(body));
  if (!layout.success) return null;
  const { photoIds, x, y } = layout.data;
  return x.length === photoIds.length && y.length === photoIds.length ? layout.data : null;
}
