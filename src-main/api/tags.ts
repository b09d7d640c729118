import type { Library } from '../store/library.ts';
import type { MethodsOf } from './methods.ts';

interface TagParts {
  personTags: Library['personTags'];
  /** Tells whoever listens that the library changed. */
  changed: () => void;
}

export function tagMethods({
  personTags,
  changed,
}: TagParts): MethodsOf<'tags'> & Pick<MethodsOf<'photos'>, 'photos.tag'> {
  return {
    'photos.tag': async ({ photoIds, name, on }) => {
      const photos = on ? personTags.put(photoIds, name) : personTags.takeOff(photoIds, name);
      if (photos.length > 0) changed();
      return Promise.resolve({ changed: photos });
    },
    'tags.list': async ({ photoIds }) =>
      Promise.resolve(photoIds ? personTags.onPhotos(photoIds) : personTags.all()),
  };
}
