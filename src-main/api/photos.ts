import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { Gallery } from '../store/gallery.ts';
import type { MethodsOf } from './methods.ts';

export function photoMethods(gallery: Gallery): MethodsOf<'photos'> {
  return {
    'photos.grid': ({ filter }) => Promise.resolve(gallery.grid(filter)),
    'photos.details': async ({ photoId }) => {
      const details = gallery.details(photoId);
      if (!details) throw new CodedError('photo-unknown', 'This photo is not in the library any more.');
      return Promise.resolve(details);
    },
    'photos.facets': () => Promise.resolve(gallery.facets()),
  };
}
