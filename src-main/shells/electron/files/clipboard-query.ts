import { fileURLToPath } from 'node:url';
import type { ClipboardItem } from 'electron';
import type { AddedQuery } from '../../../../src-shared/contract/search.ts';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import { formatOfName } from '../../../../src-shared/domain/photo-format.ts';
import { queryPictureLimitBytes } from '../../../../src-shared/domain/query-picture-limit.ts';
import { systemFormat } from './clipboard-format.ts';
import type { EngineProcess } from '../engine/engine-process.ts';

/** Best first: what keeps every pixel. */
const PICTURES = ['image/png', 'image/tiff', 'image/bmp', 'image/webp', 'image/jpeg', 'image/gif'];

/** Where systems put copied files, each with how it is written. */
const FILES: readonly (readonly [type: string, read: (bytes: Buffer) => string[]])[] = [
  ['text/uri-list', (bytes) => pathsOfAddresses(bytes.toString('utf8'))],
  [systemFormat('text/uri-list'), (bytes) => pathsOfAddresses(bytes.toString('utf8'))],
  [systemFormat('x-special/gnome-copied-files'), (bytes) => pathsOfAddresses(bytes.toString('utf8'))],
  [systemFormat('public.file-url'), (bytes) => pathsOfAddresses(bytes.toString('utf8'))],
  [systemFormat('FileNameW'), (bytes) => [bytes.toString('utf16le')]],
];

type Item = Pick<ClipboardItem, 'types' | 'getType'>;

interface ClipboardQueryParts {
  clipboard: { read: () => Promise<Item[]> };
  client: Pick<EngineProcess['client'], 'query.add' | 'query.addFile'>;
  /** What a picture without a file is called. */
  name: string;
}

/** Takes what a person copied as a picture to search with: its file where there is one, else its pixels. */
export function createClipboardQuery(parts: ClipboardQueryParts): () => Promise<AddedQuery> {
  const { clipboard, client, name } = parts;
  return async () => {
    const items = await clipboard.read();
    // A copied file comes first: some file managers put its icon beside it, and only the file is whole.
    for (const item of items) {
      const path = await pictureFileOf(item);
      if (path !== null) return client['query.addFile']({ path });
    }
    for (const item of items) {
      const type = PICTURES.find((one) => item.types.includes(one));
      const bytes = type === undefined ? null : await bytesOf(item, type);
      if (bytes) return client['query.add']({ name, base64: bytes.toString('base64') });
    }
    throw new CodedError(
      'clipboard-empty',
      'There is no picture on the clipboard. Copy one, then try again.',
    );
  };
}

async function pictureFileOf(item: Item): Promise<string | null> {
  for (const [type, read] of FILES) {
    if (!item.types.includes(type)) continue;
    const paths = read((await bytesOf(item, type)) ?? Buffer.alloc(0)).map((path) =>
      path.replace(/\0.*$/su, ''),
    );
    const picture = paths.find((path) => formatOfName(path) !== undefined);
    if (picture !== undefined) return picture;
  }
  return null;
}

async function bytesOf(item: Item, type: string): Promise<Buffer | null> {
  const payload: unknown = await item.getType(type);
  if (!(payload instanceof Blob) || payload.size === 0) return null;
  if (payload.size > queryPictureLimitBytes) {
    throw new CodedError(
      'picture-too-large',
      `The picture on the clipboard is larger than ${queryPictureLimitBytes / 1_000_000} MB. Copy a smaller one, or choose its file.`,
    );
  }
  return Buffer.from(await payload.arrayBuffer());
}

/** Of a list of addresses, those of files on this machine: others would be fetched from somebody's server. */
function pathsOfAddresses(list: string): string[] {
  return list.split(/[\r\n\0]+/u).flatMap((line) => {
    const address = URL.parse(line.trim());
    if (address?.protocol !== 'file:' || !['', 'localhost'].includes(address.host)) return [];
    try {
      return [fileURLToPath(`file://${address.pathname}`)];
    } catch {
      return [];
    }
  });
}
