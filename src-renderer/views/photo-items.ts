import ClipboardCopy from '@lucide/svelte/icons/clipboard-copy';
import Copy from '@lucide/svelte/icons/copy';
import Expand from '@lucide/svelte/icons/expand';
import ExternalLink from '@lucide/svelte/icons/external-link';
import Files from '@lucide/svelte/icons/files';
import FolderOpen from '@lucide/svelte/icons/folder-open';
import FolderPlus from '@lucide/svelte/icons/folder-plus';
import FolderMinus from '@lucide/svelte/icons/folder-minus';
import Images from '@lucide/svelte/icons/images';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import ScanSearch from '@lucide/svelte/icons/scan-search';
import Tag from '@lucide/svelte/icons/tag';
import X from '@lucide/svelte/icons/x';
import type { CollectionId, PhotoId } from '../../src-shared/contract/ids.ts';
import type { QueryPicture, Region } from '../../src-shared/contract/search.ts';
import type { AppState } from '../state/app.svelte.ts';
import { text } from '../text/text.ts';
import type { MenuItem } from '../ui/menu.ts';
import {
  copyFiles,
  copyPaths,
  copyPicture,
  findSimilarTo,
  onDesktop,
  removeFromCollection,
} from './photo-actions.ts';

/** What is known of where a photo is shown. */
export interface Place {
  /** What was searched with, so that a match can be explained. */
  searched?: { query: QueryPicture; region?: Region } | undefined;
  /** The hand-picked collection whose photos are shown. */
  collectionId?: CollectionId | undefined;
}

/** What can be done to one photo. */
export function photoItems(
  app: AppState,
  photoId: PhotoId,
  { searched, collectionId }: Place,
  onlook: () => void,
): MenuItem[] {
  const { keys } = text.photo;
  const findSimilar = () => {
    app.findSimilar({ kind: 'photo', photoId });
  };
  const findCopies = () => {
    app.navigation.go({ view: 'copies', photoId });
  };
  const why: MenuItem[] = searched
    ? [
        {
          label: text.grid.why,
          icon: Lightbulb,
          run: () => (app.dialog = { name: 'why', ...searched, photoId }),
        },
      ]
    : [];
  return [
    {
      label: text.photo.findSimilar,
      icon: ScanSearch,
      hint: keys.findSimilar,
      beginsGroup: true,
      run: findSimilar,
    },
    { label: text.grid.findCopies, icon: Images, run: findCopies },
    ...why,
    { label: text.photo.quickLook, icon: Expand, hint: keys.quickLook, run: onlook },
    {
      label: text.grid.reveal,
      icon: FolderOpen,
      beginsGroup: true,
      run: () => void onDesktop(app, 'photos.reveal', photoId),
    },
    {
      // Beside it, the desktop program names those other programs.
      label: app.desktop ? text.desktop.open : text.grid.open,
      icon: ExternalLink,
      opens: photoId,
      run: () => void onDesktop(app, 'photos.open', photoId),
    },
    {
      label: text.grid.copyPicture,
      icon: ClipboardCopy,
      beginsGroup: true,
      run: () => void copyPicture(app, photoId),
    },
    ...fileItems(app, [photoId], text.desktop.copyFile),
    { label: text.photo.copyPath, icon: Copy, hint: keys.copyPath, run: () => void app.copyPath(photoId) },
    ...keepingItems(app, [photoId], collectionId),
  ];
}

/** What can be done to all marked photos at once. */
export function markedItems(
  app: AppState,
  photoIds: readonly PhotoId[],
  { collectionId }: Place,
): MenuItem[] {
  return [
    {
      label: text.grid.findSimilarToThese(photoIds.length),
      icon: ScanSearch,
      run: () => {
        findSimilarTo(app, photoIds);
      },
    },
    {
      label: text.grid.lookThrough(photoIds.length),
      icon: Expand,
      run: () => {
        app.looking = { ids: photoIds, index: 0, hits: null };
      },
    },
    ...fileItems(app, photoIds, text.desktop.copyFiles),
    {
      label: text.grid.copyPaths,
      icon: Copy,
      hint: text.photo.keys.copyPath,
      run: () => void copyPaths(app, photoIds),
    },
    ...keepingItems(app, photoIds, collectionId),
    {
      label: text.grid.clear,
      icon: X,
      hint: text.grid.keys.clear,
      beginsGroup: true,
      run: () => {
        app.selection.clear();
      },
    },
  ];
}

/** Files themselves go to the clipboard only through the desktop program. */
const fileItems = (app: AppState, photoIds: readonly PhotoId[], label: string): MenuItem[] =>
  app.desktop ? [{ label, icon: Files, run: () => void copyFiles(app, photoIds) }] : [];

/** Ways to put photos somewhere, the same for one and for many. */
function keepingItems(
  app: AppState,
  photoIds: readonly PhotoId[],
  collectionId: CollectionId | undefined,
): MenuItem[] {
  const leave: MenuItem[] =
    collectionId === undefined
      ? []
      : [
          {
            label: text.grid.removeFromCollection,
            icon: FolderMinus,
            run: () => void removeFromCollection(app, collectionId, photoIds),
          },
        ];
  return [
    {
      label: text.grid.collect,
      icon: FolderPlus,
      beginsGroup: true,
      run: () => {
        app.dialog = { name: 'collect', photoIds };
      },
    },
    {
      label: text.grid.label,
      icon: Tag,
      run: () => {
        app.dialog = { name: 'label', photoIds };
      },
    },
    ...leave,
  ];
}
