import FolderIcon from '@lucide/svelte/icons/folder';
import FolderX from '@lucide/svelte/icons/folder-x';
import Images from '@lucide/svelte/icons/images';
import type { Folder } from '../../src-shared/contract/folder.ts';
import type { FolderId } from '../../src-shared/contract/ids.ts';
import { formatCount } from '../format/figures.ts';
import type { AppState } from '../state/app.svelte.ts';
import { text } from '../text/text.ts';
import type { MenuItem } from '../ui/menu.ts';
import { folderName } from './paths.ts';

/** Menu of all photos and each folder. */
export function folderItems(app: AppState, currentId: FolderId | undefined): MenuItem[] {
  const isGallery = app.navigation.route.view === 'gallery';
  const show = (folderIds?: FolderId[]) => () => {
    app.navigation.go({ view: 'gallery', filter: folderIds ? { folderIds } : {} });
  };
  return [
    {
      label: text.header.allPhotos,
      icon: Images,
      hint: formatCount(app.library.status?.photos ?? 0),
      current: isGallery && currentId === undefined,
      run: show(),
    },
    ...app.library.folders.map((folder) => ({
      ...describe(folder),
      label: folderName(folder.path),
      current: folder.id === currentId,
      run: show([folder.id]),
    })),
  ];
}

function describe(folder: Folder): Pick<MenuItem, 'icon' | 'hint' | 'title'> {
  if (folder.state === 'offline') {
    return { icon: FolderX, hint: text.header.offline, title: `${folder.path}\n${text.header.offlineHint}` };
  }
  return { icon: FolderIcon, hint: formatCount(folder.photos), title: folder.path };
}
