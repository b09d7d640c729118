import { copies } from './en/copies.ts';
import { desktop } from './en/desktop.ts';
import { errors } from './en/errors.ts';
import { folders } from './en/folders.ts';
import { frame } from './en/frame.ts';
import { grid } from './en/grid.ts';
import { map } from './en/map.ts';
import { organise } from './en/organise.ts';
import { photos as photoWords } from './en/photos.ts';
import { search } from './en/search.ts';
import { searching } from './en/searching.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { teach } from './en/teach.ts';
import { why } from './en/why.ts';
import { files, photos } from './en/counts.ts';

export const en = {
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

/** What every language has to say. */
export type Text = typeof en;
