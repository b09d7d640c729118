import type { AppState } from '../state/app.svelte.ts';

/** With a file that a person chooses in the system's dialog; only in the desktop program. */
export async function searchWithChosenFile(app: AppState): Promise<void> {
  const path = await app.desktop?.chooseFile('picture');
  if (path === undefined || path === null) return;
  app.dialog = null;
  await app.searchWithFile(path, 'file');
}

/** With whatever picture the clipboard holds, which the desktop program looks up itself. */
export async function searchWithClipboard(app: AppState): Promise<void> {
  const added = await app.desktop?.try('query.fromClipboard', {});
  if (!added) return;
  app.dialog = null;
  const { queryId } = app.queries.keep(added, 'paste');
  app.findSimilar({ kind: 'query', queryId });
}
