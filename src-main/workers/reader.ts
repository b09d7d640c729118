import { createHash } from 'node:crypto';
import { threadId } from 'node:worker_threads';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { decodePhoto, renderForScreen } from '../decode/decode-photo.ts';
import { readPhotoExif } from '../decode/photo-exif.ts';
import { pictureOf } from '../decode/picture-of.ts';
import { picturePart } from '../decode/picture-part.ts';
import { createEmbedder } from '../embed/embedder.ts';
import { createEmbeddingQueue } from './embedding-queue.ts';
import { admitGiant } from './giant-gate.ts';
import { readBytes } from './read-bytes.ts';
import type {
  ModelTag,
  PartRequest,
  PictureSource,
  ReaderResult,
  ReaderSetup,
  ReaderTask,
  ReadPicture,
} from './reader-messages.ts';
import { writeThumbnail } from './thumbnail-file.ts';

/** A label that the network gives less than this says more about its classes than about the photo. */
const MIN_TAG_CONFIDENCE = 0.1;
const MAX_TAGS = 5;

/** Asks the engine whether a content is in the library already, searchable. */
export type AskKnown = (contentHash: Uint8Array) => Promise<boolean>;

/** Does what reader threads are for: file -> hash -> pixels -> thumbnail, fingerprints, vector. */
export async function createReader({ model, provider, thumbnailDir, giants }: ReaderSetup) {
  const { inputSize, onnx, labels } = model;
  const embedder = await createEmbedder({ onnx, inputSize, threads: 1, provider });
  const queue = createEmbeddingQueue(embedder, provider);

  const look = async (bytes: Buffer, contentHash: Uint8Array, path: string): Promise<ReadPicture> => {
    const admit = (count: number) => admitGiant(giants, threadId, count);
    const { pixels, ...decoded } = await decodePhoto(bytes, { path, inputSize, admit });
    const { feature, vector, probabilities } = await queue.embed(pixels);
    const tags = probabilities ? tagsOf(probabilities, labels) : [];
    return { ...decoded, contentHash, fileBytes: bytes.byteLength, feature, vector, tags };
  };

  const readPhoto = async (path: string, askKnown: AskKnown): Promise<ReaderResult> => {
    const bytes = await readBytes(path);
    const contentHash = hashOf(bytes);
    if (await askKnown(contentHash)) return { kind: 'known', contentHash };
    const { thumbnail, ...findings } = await look(bytes, contentHash, path);
    await writeThumbnail(thumbnailDir, contentHash, thumbnail);
    return { kind: 'photo', findings };
  };

  const lookAtPart = async ({ source, region, contentHash }: PartRequest): Promise<ReaderResult> => {
    const bytes = await bytesOf(source);
    const path = nameOf(source);
    if ('path' in source && Buffer.compare(hashOf(bytes), contentHash) !== 0) throw pictureChanged(path);
    const admit = (count: number) => admitGiant(giants, threadId, count);
    const pixels = await picturePart(bytes, { path, size: inputSize, region, admit });
    return { kind: 'vector', vector: (await queue.embed(pixels)).vector };
  };

  return {
    run: async (task: ReaderTask, askKnown: AskKnown): Promise<ReaderResult> => {
      switch (task.kind) {
        case 'photo':
          return readPhoto(task.path, askKnown);
        case 'picture': {
          const bytes = await bytesOf(task.source);
          const contentHash = hashOf(bytes);
          if (task.ask && (await askKnown(contentHash))) return { kind: 'known', contentHash };
          return { kind: 'picture', picture: await look(bytes, contentHash, nameOf(task.source)) };
        }
        case 'pixels': {
          const { source, size, fit, region } = task;
          const [bytes, path] = [await bytesOf(source), nameOf(source)];
          const pixels = region
            ? await picturePart(bytes, { path, size, region })
            : await pictureOf(bytes, { path, size, fit });
          return { kind: 'pixels', pixels };
        }
        case 'part':
          return lookAtPart(task);
        case 'screen': {
          const options = { path: nameOf(task.source), maxSide: task.maxSide };
          return { kind: 'jpeg', bytes: await renderForScreen(await bytesOf(task.source), options) };
        }
        case 'exif':
          return { kind: 'exif', exif: await readPhotoExif(await readBytes(task.path), task.path) };
        case 'thumbnail': {
          const { thumbnail } = await decodePhoto(await readBytes(task.path), { path: task.path, inputSize });
          await writeThumbnail(thumbnailDir, task.contentHash, thumbnail);
          return { kind: 'jpeg', bytes: thumbnail };
        }
      }
    },
    close: () => embedder.close(),
  };
}

export type Reader = Awaited<ReturnType<typeof createReader>>;

function hashOf(bytes: Buffer): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}

function pictureChanged(path: string): CodedError {
  return new CodedError(
    'picture-changed',
    'The file was changed since it was read, so a part of it may be another one. Look for changes in its folder, then try again.',
    { path },
  );
}

async function bytesOf(source: PictureSource): Promise<Buffer> {
  if ('path' in source) return readBytes(source.path);
  return Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength);
}

const nameOf = (source: PictureSource): string => ('path' in source ? source.path : source.name);

/** Some labels stand for several classes of the network; their probabilities add up. */
function tagsOf(probabilities: Float32Array, labels: readonly string[]): ModelTag[] {
  const confidences = new Map<string, number>();
  probabilities.forEach((probability, index) => {
    const name = labels[index] ?? `class ${index}`;
    confidences.set(name, (confidences.get(name) ?? 0) + probability);
  });
  return [...confidences]
    .map(([name, confidence]) => ({ name, confidence: Math.min(1, confidence) }))
    .filter((tag) => tag.confidence >= MIN_TAG_CONFIDENCE)
    .sort((one, other) => other.confidence - one.confidence)
    .slice(0, MAX_TAGS);
}
