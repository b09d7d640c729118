import { setImmediate } from 'node:timers/promises';
import type { PhotoExif } from '../../src-shared/contract/photo.ts';
import type { Gallery } from '../store/gallery.ts';
import type { MethodsOf } from './methods.ts';
import { photoUnknown, reachablePath } from './photo-place.ts';

/** About a millisecond's work; others are answered in between. */
const PATHS_AT_ONCE = 200;

interface PhotoParts {
  gallery: Gallery;
  /** Reads a file in a thread. */
  readExif: (path: string) => Promise<PhotoExif>;
}

/** Those that only look; what tags photos or turns to the desktop is elsewhere. */
export function photoMethods({
  gallery,
  readExif,
}: PhotoParts): Omit<MethodsOf<'photos'>, 'photos.tag' | 'photos.reveal' | 'photos.open'> {
  return {
    'photos.grid': ({ filter }) => Promise.resolve(gallery.grid(filter)),
    'photos.details': async ({ photoId }) => {
      const details = gallery.details(photoId);
      if (!details) throw photoUnknown();
      return Promise.resolve(details);
    },
    'photos.exif': async ({ photoId }) => readExif(await reachablePath(gallery, photoId)),
    'photos.paths': async ({ photoIds }) => {
      const paths: string[] = [];
      for (let from = 0; from < photoIds.length; from += PATHS_AT_ONCE) {
        const some = photoIds.slice(from, from + PATHS_AT_ONCE).map((photoId) => gallery.pathOf(photoId));
        paths.push(...some.filter((path) => path !== null));
        await setImmediate();
      }
      return { paths };
    },
    'photos.facets': () => Promise.resolve(gallery.facets()),
  };
}
