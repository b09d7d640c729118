import { setTimeout } from 'node:timers/promises';
import type { NativeImage, WebContents } from 'electron';
import type { PhotoId } from '../../../../src-shared/contract/ids.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import { fileMissing, type PhotoFiles } from './photo-files.ts';

/** As large as other programs draw what hangs at the pointer. */
const ICON_PIXELS = 96;

/** Whoever held the button this long has let go of it, or is about to: the files would hang at a free pointer. */
const GIVE_UP_MS = 400;
const THUMBNAIL_WITHIN_MS = 100;

interface DragParts {
  files: Pick<PhotoFiles, 'likely'>;
  picture: EngineProcess['picture'];
  nativeImage: {
    createFromBuffer: (bytes: Buffer) => NativeImage;
    createFromPath: (path: string) => NativeImage;
  };
  /** Hangs at the pointer where a photo has no thumbnail in time: Electron refuses to drag without a picture. */
  fallbackIcon: string;
  webContents: () => Pick<WebContents, 'startDrag'> | null;
}

/** Hands the files of photos to whatever program they are dropped on. */
export function createDragOut(parts: DragParts): (photoIds: readonly PhotoId[]) => Promise<void> {
  return async (photoIds) => {
    const startedAtMs = performance.now();
    const [paths, icon] = await Promise.all([parts.files.likely(photoIds), iconOf(photoIds, parts)]);
    const [file] = paths;
    if (file === undefined) {
      throw fileMissing();
    }
    if (performance.now() - startedAtMs > GIVE_UP_MS) return;
    parts.webContents()?.startDrag({ file, files: paths, icon });
  };
}

async function iconOf(photoIds: readonly PhotoId[], parts: DragParts): Promise<NativeImage> {
  const { nativeImage, picture, fallbackIcon } = parts;
  const bytes = await Promise.race([
    thumbnailOf(photoIds, picture).catch(() => null),
    setTimeout(THUMBNAIL_WITHIN_MS, null),
  ]);
  const thumbnail = bytes && nativeImage.createFromBuffer(Buffer.from(bytes));
  const icon =
    thumbnail === null || thumbnail.isEmpty() ? nativeImage.createFromPath(fallbackIcon) : thumbnail;
  const { width, height } = icon.getSize();
  return icon.resize(width > height ? { width: ICON_PIXELS } : { height: ICON_PIXELS });
}

async function thumbnailOf(
  [first]: readonly PhotoId[],
  picture: DragParts['picture'],
): Promise<Uint8Array | null> {
  return first === undefined ? null : (await picture('thumbnail', String(first))).bytes;
}
