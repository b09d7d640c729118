import type { Text } from './en.ts';
import { copies } from './de/copies.ts';
import { desktop } from './de/desktop.ts';
import { errors } from './de/errors.ts';
import { folders } from './de/folders.ts';
import { frame } from './de/frame.ts';
import { grid } from './de/grid.ts';
import { map } from './de/map.ts';
import { organise } from './de/organise.ts';
import { photos as photoWords } from './de/photos.ts';
import { search } from './de/search.ts';
import { searching } from './de/searching.ts';
import { settings } from './de/settings.ts';
import { shell } from './de/shell.ts';
import { teach } from './de/teach.ts';
import { why } from './de/why.ts';
import { files, photos } from './de/counts.ts';

export const de: Text = {
  appName: 'Lookalike',
  pageTitle: (place: string) => `${place} – Lookalike`,
  photos,
  files,
  ...shell,
  ...frame,
  ...folders,
  ...photoWords,
  ...searching,
  copies,
  desktop,
  errors,
  grid,
  search,
  organise,
  why,
  map,
  teach,
  settings,
};
