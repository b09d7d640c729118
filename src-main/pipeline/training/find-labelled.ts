import type { LabelSource } from '../../../src-shared/contract/training.ts';
import type { LabelledFolder } from '../../dataset/labelled-folder.ts';
import type { Library } from '../../store/library.ts';
import type { Gate } from '../gate.ts';
import { labelsFromLibrary } from './library-labels.ts';
import { mergeClasses } from './merge-classes.ts';

export interface LabelledPath {
  path: string;
  /** Index into the classes. */
  label: number;
  /** Where it is of the library, which may know it already. */
  photoId?: number;
}

interface FindParts {
  library: Library;
  readLabelledFolder: (folder: string) => Promise<LabelledFolder>;
  gate: Gate;
}

/**
 * Where the labelled photos of a source lie. None of them is opened.
 *
 * @throws CodedError 'labels-missing', 'folder-not-found', 'folder-not-readable', 'collection-unknown', 'training-stopped'
 */
export async function findLabelled(
  source: LabelSource,
  { library, gate, readLabelledFolder }: FindParts,
): Promise<{ classes: string[]; photos: LabelledPath[] }> {
  switch (source.kind) {
    case 'folder': {
      const found = await readLabelledFolder(source.folder);
      const { classes, labels } = mergeClasses(found.classes);
      const photos = found.photos.map(({ path, label }) => ({ path, label: labels[label] ?? label }));
      return { classes, photos };
    }
    case 'tags': {
      const groups = source.tags.map((name) => ({ name, photoIds: library.labelTags.photosOf(name) }));
      return labelsFromLibrary(groups, library, gate);
    }
    case 'collections': {
      const groups = source.collectionIds.map((id) => ({
        name: library.collections.get(id).name,
        photoIds: library.collections.photoIdsOf(id),
      }));
      return labelsFromLibrary(groups, library, gate);
    }
    case 'groups':
      return labelsFromLibrary(source.groups, library, gate);
  }
}
