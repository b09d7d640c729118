import type { FolderId } from '../../src-shared/contract/ids.ts';
import type { AppState } from '../state/app.svelte.ts';
import { text } from '../text/text.ts';

/** Asks which folder, with the system's own dialog where there is one, and adds it. */
export async function addFolder(app: AppState): Promise<void> {
  if (!app.desktop) {
    app.dialog = { name: 'add-folder' };
    return;
  }
  const path = await app.desktop.chooseFolder();
  if (path !== null) await addFolders(app, [path]);
}

/** Adds folders, whole; what to leave out is said later. One that was there already is only shown. */
export async function addFolders(app: AppState, paths: readonly string[]): Promise<void> {
  const folderIds: FolderId[] = [];
  for (const path of paths) {
    const known = app.library.folders.find((folder) => folder.path === path);
    if (known) app.notices.info(text.addFolder.alreadyThere);
    try {
      folderIds.push((known ?? (await app.library.addFolder(path, []))).id);
    } catch (error) {
      app.notices.error(error);
    }
  }
  if (folderIds.length === 0) return;
  if (folderIds.length > 1) app.notices.info(text.desktop.foldersAdded(folderIds.length));
  app.dialog = null;
  app.looking = null;
  app.navigation.go({ view: 'gallery', filter: { folderIds } });
}
