import type { PhotoFilter } from '../../src-shared/contract/photo.ts';
import type { Words } from './words.ts';

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** SQL that continues `WHERE live = 1`, with its values in order; empty for a filter that lets all through. */
export function filterClause(
  filter: PhotoFilter,
  words: Words,
): { where: string; values: (string | number)[] } {
  const parts: string[] = [];
  const values: (string | number)[] = [];
  const add = (sql: string, ...added: (string | number)[]): void => {
    parts.push(`AND ${sql}`);
    values.push(...added);
  };

  if (filter.folderIds?.length) {
    const folders = marks(filter.folderIds);
    add(
      `EXISTS (SELECT 1 FROM file WHERE photo_id = photo.id AND state = 'ready' AND folder_id IN (${folders}))`,
      ...filter.folderIds,
    );
  }
  if (filter.takenFrom) add(`sort_at >= ?`, filter.takenFrom);
  // The last day counts whole: 'T' and everything after it sorts below '~'.
  if (filter.takenTo) add(`sort_at <= ?`, `${filter.takenTo}~`);
  if (filter.cameras?.length) add(`camera IN (${marks(filter.cameras)})`, ...filter.cameras);
  if (filter.formats?.length) add(`format IN (${marks(filter.formats)})`, ...filter.formats);
  if (filter.tags?.length) {
    add(
      `EXISTS (SELECT 1 FROM photo_tag JOIN tag ON tag.id = tag_id
        WHERE photo_id = photo.id AND tag.name IN (${marks(filter.tags)}))`,
      ...filter.tags,
    );
  }
  if (filter.collectionIds?.length) {
    add(
      `EXISTS (SELECT 1 FROM collection_photo JOIN collection ON collection.id = collection_id AND deleted = 0
        WHERE photo_id = photo.id AND collection_id IN (${marks(filter.collectionIds)}))`,
      ...filter.collectionIds,
    );
  }
  const named = words.photosWith(filter.text ?? '');
  if (named) add(`photo.id IN (SELECT value FROM json_each(?))`, JSON.stringify(named));
  return { where: parts.join(' '), values };
}
