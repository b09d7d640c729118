import FunnelX from '@lucide/svelte/icons/funnel-x';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import Trash from '@lucide/svelte/icons/trash';
import type { FolderId } from '../../src-shared/contract/ids.ts';
import type { AppState } from '../state/app.svelte.ts';
import { text } from '../text/text.ts';
import type { MenuItem } from '../ui/menu.ts';

/** What can be done to a folder of the library. */
export function folderActions(app: AppState, folderId: FolderId): MenuItem[] {
  return [
    { label: text.folder.rescan, icon: RefreshCw, run: () => void app.library.read([folderId]) },
    {
      label: text.folder.exclude,
      icon: FunnelX,
      run: () => {
        app.dialog = { name: 'exclusions', folderId };
      },
    },
    {
      label: text.folder.remove,
      icon: Trash,
      run: () => {
        app.dialog = { name: 'remove-folder', folderId };
      },
    },
  ];
}
