import type { PhotoId } from '../../src-shared/contract/ids.ts';
import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';
import type { Desktop } from '../serve/engine.ts';
import type { Gallery } from '../store/gallery.ts';
import type { MethodsOf } from './methods.ts';
import { reachablePath } from './photo-place.ts';

interface DesktopParts {
  gallery: Gallery;
  desktop: Desktop | undefined;
}

/** Leads from a photo to its file. The page names photos, never paths. */
export function desktopMethods({
  gallery,
  desktop,
}: DesktopParts): Pick<MethodsOf<'photos'>, 'photos.reveal' | 'photos.open'> {
  const ask = async (what: keyof Desktop, photoId: PhotoId): Promise<Record<string, never>> => {
    const path = await reachablePath(gallery, photoId);
    if (!desktop) throw desktopUnavailable(path, 'Lookalike runs without a desktop here');
    try {
      await desktop[what](path);
    } catch (error) {
      throw desktopUnavailable(path, errorMessage(error), error);
    }
    return {};
  };
  return {
    'photos.reveal': ({ photoId }) => ask('reveal', photoId),
    'photos.open': ({ photoId }) => ask('open', photoId),
  };
}

function desktopUnavailable(path: string, reason: string, cause?: unknown): CodedError {
  return new CodedError(
    'desktop-unavailable',
    `This cannot be shown on the desktop (${reason}). The file lies here: ${path}`,
    { path, cause },
  );
}
