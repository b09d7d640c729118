import { setImmediate } from 'node:timers/promises';
import type { DataFinding, LabelSource } from '../../../src-shared/contract/training.ts';
import { CodedError, errorCode, errorMessage } from '../../../src-shared/domain/coded-error.ts';
import type { LabelledFolder } from '../../dataset/labelled-folder.ts';
import type { LabelledPhoto } from '../../dataset/labelled-photo.ts';
import type { KnownContent } from '../../store/features.ts';
import type { Library } from '../../store/library.ts';
import type { ReadPicture } from '../../workers/reader-messages.ts';
import type { ReaderPool } from '../../workers/reader-pool.ts';
import type { Gate } from '../gate.ts';
import { findLabelled, type LabelledPath } from './find-labelled.ts';
import { inLanes } from './in-lanes.ts';
import { LOOKUPS_AT_ONCE } from './library-labels.ts';
import { refuseVanished } from './refuse-vanished.ts';
import { trainingStopped } from './training-stopped.ts';

export interface LookParts {
  library: Library;
  backbone: string;
  readers: ReaderPool;
  readLabelledFolder: (folder: string) => Promise<LabelledFolder>;
  gate: Gate;
  /** Called with how many there are, before the first is looked at. */
  onTotal: (photos: number) => void;
  onLooked: (path: string) => void;
}

export interface Labelled {
  classes: string[];
  photos: LabelledPhoto[];
  unreadable: DataFinding[];
}

/**
 * Finds the labelled photos of a source and looks at those that are not known yet. What is found out is kept in
 * the library, out of sight, so that training on the same folder again costs no second look.
 *
 * @throws CodedError 'labels-missing', 'folder-not-found', 'folder-not-readable', 'training-stopped'
 */
export async function lookAtLabelled(source: LabelSource, parts: LookParts): Promise<Labelled> {
  const { classes, photos } = await findLabelled(source, parts);
  parts.onTotal(photos.length);
  const contents: (KnownContent | null)[] = photos.map(() => null);
  const unreadable: DataFinding[] = [];
  await inLanes(photos, { count: parts.readers.size * 2, gate: parts.gate }, async (photo, index) => {
    // What is known takes no wait, and hundreds of thousands of that would let nobody else have a turn.
    if (index % LOOKUPS_AT_ONCE === 0) await setImmediate();
    try {
      contents[index] = knownContent(photo, parts) ?? (await lookAt(photo.path, parts));
    } catch (error) {
      if (!(error instanceof CodedError) || error.code === 'network-not-loaded') throw error;
      unreadable.push({
        ...{ kind: 'unreadable', path: photo.path },
        ...{ code: errorCode(error), message: errorMessage(error) },
      });
    }
    parts.onLooked(photo.path);
  });
  if (parts.gate.isStopped()) throw trainingStopped();
  if (unreadable.length > 0) await refuseVanished(source);

  return {
    classes,
    photos: photos.flatMap(({ path, label }, index) => {
      const content = contents[index];
      return content ? [{ path, label, ...content }] : [];
    }),
    unreadable,
  };
}

function knownContent({ photoId }: LabelledPath, { library, backbone }: LookParts): KnownContent | null {
  return photoId === undefined ? null : library.features.knownPhoto(photoId, backbone);
}

async function lookAt(path: string, { library, backbone, readers }: LookParts): Promise<KnownContent> {
  const { features } = library;
  const looked = await readers.lookAt(
    path,
    (contentHash) => features.knownContent(contentHash, backbone) !== null,
  );
  if (looked.kind === 'picture') features.keepAside(backbone, toLookedAt(looked.picture));
  const contentHash = looked.kind === 'picture' ? looked.picture.contentHash : looked.contentHash;
  // Read back, rounded as the library keeps it, so that the next training gets the very same numbers.
  const content = features.knownContent(contentHash, backbone);
  if (!content) throw new Error(`what was just kept of ${path} is gone`);
  return content;
}

function toLookedAt(picture: ReadPicture) {
  const { contentHash, feature, fingerprints, format, width, height, fileBytes } = picture;
  return { contentHash, feature, ...fingerprints, format, width, height, bytes: fileBytes };
}
