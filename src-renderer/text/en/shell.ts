import type { Route } from '../../state/route.ts';

const places: Record<Route['view'], string> = {
  gallery: 'Photos',
  similar: 'Similar photos',
  copies: 'Copies',
  collections: 'Collections',
  map: 'Map',
  teach: 'Teach',
  import: 'Folders',
  settings: 'Settings',
};

export const shell = {
  places,
  rail: { label: 'Places', training: 'Training is running' },
  lazy: { loading: 'Opening…', failed: 'This screen could not be opened', retry: 'Try again' },
  undo: { action: 'Undo', nothing: 'There is nothing to undo.', done: 'Undone.' },
};
