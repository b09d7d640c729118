import type { LabelSource } from '../../../src-shared/contract/training.ts';
import { text } from '../../text/text.ts';
import { folderName } from '../paths.ts';

/** What a training learns from, in a few words. */
export function sourceName(source: LabelSource): string {
  const words = text.teach.run.sources;
  switch (source.kind) {
    case 'folder':
      return folderName(source.folder);
    case 'collections':
      return words.collections(source.collectionIds.length);
    case 'tags':
      return source.tags.length > 3 ? words.tags(source.tags.length) : source.tags.join(', ');
    case 'groups':
      return words.groups(source.groups.length);
  }
}
