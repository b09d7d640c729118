import type { CollectionId, PhotoId } from '../../src-shared/contract/ids.ts';
import type { Example } from '../../src-shared/contract/search.ts';
import { evenSample } from '../layout/even-sample.ts';
import type { AppState } from '../state/app.svelte.ts';
import { text } from '../text/text.ts';

/** What one search can take beside its query. */
const mostExamples = 200;
/** What the desktop program takes at once. */
const mostFiles = 10_000;

/** Searches with the first photo and takes the others as examples of what is meant. */
export function findSimilarTo(app: AppState, photoIds: readonly PhotoId[]): void {
  const [first, ...others] = photoIds;
  if (first === undefined) return;
  const used = evenSample(others, mostExamples);
  const examples = used.map((photoId): Example => ({ picture: { kind: 'photo', photoId }, weight: 1 }));
  if (used.length < others.length) {
    app.notices.info(text.grid.searchesWithSome(used.length + 1, photoIds.length));
  }
  app.selection.clear();
  app.navigation.go({
    view: 'similar',
    query: { kind: 'photo', photoId: first },
    ...(examples.length > 0 ? { examples } : {}),
    filter: {},
  });
}

/** One path a line. */
export async function copyPaths(app: AppState, photoIds: readonly PhotoId[]): Promise<void> {
  try {
    const { paths } = await app.engine.call('photos.paths', { photoIds: [...photoIds] });
    await navigator.clipboard.writeText(paths.join('\n'));
    app.notices.info(text.grid.pathsCopied(paths.length));
  } catch (error) {
    app.notices.error(error);
  }
}

/** Puts the files on the clipboard, as a file manager pastes them. */
export async function copyFiles(app: AppState, photoIds: readonly PhotoId[]): Promise<void> {
  const handed = handedOver(app, photoIds);
  if (await app.desktop?.try('photos.copyFiles', { photoIds: handed })) {
    app.notices.info(text.desktop.filesCopied(handed.length));
  }
}

/** Lets other programs have the file of a photo that is dragged; of all marked ones, if it is one of them. */
export function dragOut(app: AppState, photoId: PhotoId): void {
  app.desktop?.dragOut(handedOver(app, app.selection.has(photoId) ? app.selection.ids : [photoId]));
}

/** The first of them, where they are too many. */
function handedOver(app: AppState, photoIds: readonly PhotoId[]): PhotoId[] {
  if (photoIds.length > mostFiles) app.notices.info(text.desktop.tooManyFiles(mostFiles));
  return photoIds.slice(0, mostFiles);
}

/** Puts the picture itself on the clipboard, as other programs can paste it. */
export async function copyPicture(app: AppState, photoId: PhotoId): Promise<void> {
  try {
    // The clipboard is told at once, and waits for the picture: a browser forgets the click that asked for it.
    const png = pngOf(app.engine.screenAddress(photoId));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    app.notices.info(text.grid.pictureCopied);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    app.notices.error(new Error(text.grid.pictureNotCopied(reason), { cause: error }));
  }
}

/** Shows the file in the file manager, or opens it with the person's own program. */
export async function onDesktop(
  app: AppState,
  method: 'photos.reveal' | 'photos.open',
  photoId: PhotoId,
): Promise<void> {
  try {
    await app.engine.call(method, { photoId });
  } catch (error) {
    app.notices.error(error);
  }
}

/** Takes photos out of a collection they were put into by hand; the photos themselves stay. */
export async function removeFromCollection(
  app: AppState,
  collectionId: CollectionId,
  photoIds: readonly PhotoId[],
): Promise<void> {
  const collection = app.collections.find(collectionId);
  if (!collection) return;
  try {
    await app.collections.remove(collection, photoIds);
    app.selection.remove(photoIds);
  } catch (error) {
    app.notices.error(error);
  }
}

/** Clipboards take PNG and nothing else that every program reads. */
async function pngOf(address: string): Promise<Blob> {
  const picture = new Image();
  // Of the desktop program, pictures come from another origin: without this, the canvas would keep them in.
  picture.crossOrigin = 'anonymous';
  picture.src = address;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}
