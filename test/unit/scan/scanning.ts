import { relative, sep } from 'node:path';
import type { FileId } from '../../../src-shared/contract/ids.ts';
import type { KnownFile } from '../../../src-shared/domain/file-stamp.ts';
import { scanFolder, type ScanBatch } from '../../../src-main/scan/scan-folder.ts';

/** All batches of a scan in one. */
export async function scan(
  root: string,
  options: { known?: Iterable<KnownFile>; exclude?: readonly string[] } = {},
): Promise<ScanBatch> {
  const all: ScanBatch = { seen: 0, added: [], changed: [], returned: [], gone: [], unreadable: [] };
  for await (const batch of scanFolder({ root, exclude: [], known: [], ...options })) {
    all.seen += batch.seen;
    all.added.push(...batch.added);
    all.changed.push(...batch.changed);
    all.returned.push(...batch.returned);
    all.gone.push(...batch.gone);
    all.unreadable.push(...batch.unreadable);
  }
  return all;
}

/** What the library would know after a first scan, ids counted from 1 in the order of paths. */
export async function known(root: string, state: KnownFile['state'] = 'ready'): Promise<KnownFile[]> {
  const { added } = await scan(root);
  return added
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map((stamp, index) => ({ ...stamp, id: (index + 1) as FileId, state }));
}

/** Paths from the folder on, sorted, as they read on every system. */
export function namesIn(root: string, places: readonly { path: string }[]): string[] {
  return places.map(({ path }) => relative(root, path).replaceAll(sep, '/')).sort();
}
