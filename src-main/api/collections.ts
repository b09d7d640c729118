import type { CollectionId } from '../../src-shared/contract/ids.ts';
import type { Library } from '../store/library.ts';
import type { MethodsOf } from './methods.ts';

interface CollectionParts {
  collections: Library['collections'];
  /** Tells whoever listens that the library changed. */
  changed: () => void;
}

export function collectionMethods({ collections, changed }: CollectionParts): MethodsOf<'collections'> {
  const told = async (collectionId: CollectionId) => {
    changed();
    return Promise.resolve(collections.get(collectionId));
  };
  return {
    'collections.list': async () => Promise.resolve(collections.all()),
    'collections.create': async ({ name, photoIds }) =>
      told(collections.create(name, 'picked', photoIds, Date.now())),
    'collections.rename': async ({ collectionId, name }) => {
      collections.rename(collectionId, name);
      return told(collectionId);
    },
    'collections.delete': async ({ collectionId }) => {
      collections.delete(collectionId);
      changed();
      return Promise.resolve({});
    },
    'collections.restore': async ({ collectionId }) => {
      collections.restore(collectionId);
      return told(collectionId);
    },
    'collections.add': async ({ collectionId, photoIds }) => {
      const added = collections.add(collectionId, photoIds, Date.now());
      return { collection: await told(collectionId), changed: added };
    },
    'collections.remove': async ({ collectionId, photoIds }) => {
      const removed = collections.remove(collectionId, photoIds);
      return { collection: await told(collectionId), changed: removed };
    },
  };
}
