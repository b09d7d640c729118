import type { PhotoExif } from '../../src-shared/contract/photo.ts';
import type { Region } from '../../src-shared/contract/search.ts';
import { configureDecoder } from '../decode/configure.ts';
import { makeGiantCell } from './giant-gate.ts';
import type {
  Findings,
  PartRequest,
  PictureSource,
  ReaderResult,
  ReaderSetup,
  ReaderTask,
  ReadPicture,
} from './reader-messages.ts';
import { startReaderThread, type IsKnown, type ReaderThread } from './reader-thread.ts';

export type PhotoReading = { kind: 'known'; contentHash: Uint8Array } | { kind: 'photo'; findings: Findings };

/** Threads that decode and embed. They start with the first task and can be let go when there is none. */
export interface ReaderPool {
  readonly size: number;
  /** Reads a file of the library. Where `isKnown` says yes, the content is neither decoded nor embedded. */
  readPhoto: (path: string, isKnown: IsKnown) => Promise<PhotoReading>;
  /** Looks at a picture; nothing is stored. */
  readPicture: (source: PictureSource) => Promise<ReadPicture>;
  /** Looks at a labelled photo, unless `isKnown` says that its content needs no second look. */
  lookAt: (
    path: string,
    isKnown: IsKnown,
  ) => Promise<{ kind: 'known'; contentHash: Uint8Array } | { kind: 'picture'; picture: ReadPicture }>;
  /** RGB [size, size, 3]: the centre square, or all of it squashed; with `region`, what the network sees of that. */
  readPixels: (
    source: PictureSource,
    size: number,
    fit: 'centre' | 'squash',
    region?: Region,
  ) => Promise<Uint8Array<ArrayBuffer>>;
  /** Unit vector of a part of a picture. Rejects with 'picture-changed' where the file is another one by now. */
  readPart: (part: PartRequest) => Promise<Float32Array<ArrayBuffer>>;
  /** JPEG for the screen. */
  renderForScreen: (source: PictureSource, maxSide: number) => Promise<Uint8Array>;
  /** What camera and programs wrote into a photo. */
  readExif: (path: string) => Promise<PhotoExif>;
  /** Makes and stores the thumbnail anew. */
  remakeThumbnail: (path: string, contentHash: Uint8Array) => Promise<Uint8Array>;
  /** Ends the threads once their tasks are done; the next task starts new ones. */
  rest: () => Promise<void>;
}

const never: IsKnown = () => false;

/** @param setup what each new thread is given, but for what the threads share */
export function createReaderPool(
  size: number,
  setup: () => Promise<Omit<ReaderSetup, 'giants'>>,
): ReaderPool {
  const giants = makeGiantCell();
  let threads: ReaderThread[] = [];

  /** The least busy thread; a new one while there are fewer than `size` and none is idle. */
  const pick = (ready: ReaderSetup): ReaderThread => {
    threads = threads.filter((thread) => thread.alive);
    const [idlest] = threads.toSorted((one, other) => one.load - other.load);
    if (idlest && (idlest.load === 0 || threads.length >= size)) return idlest;
    // Here and not in the thread: see Once per process.
    configureDecoder();
    const started = startReaderThread(ready);
    threads.push(started);
    return started;
  };
  const run = async (task: ReaderTask, isKnown: IsKnown = never): Promise<ReaderResult> => {
    const ready = { ...(await setup()), giants };
    // Picked and given its task in one go: a thread that looks idle for a moment would get all of them.
    return pick(ready).run(task, isKnown);
  };
  const jpeg = async (task: ReaderTask): Promise<Uint8Array> => {
    const result = await run(task);
    if (result.kind !== 'jpeg') throw new Error(`a reader answered ${result.kind} to ${task.kind}`);
    return result.bytes;
  };

  return {
    size,
    readPhoto: async (path, isKnown) => {
      const result = await run({ kind: 'photo', path }, isKnown);
      if (result.kind !== 'known' && result.kind !== 'photo') {
        throw new Error(`a reader answered ${result.kind} to photo`);
      }
      return result;
    },
    readPicture: async (source) => {
      const result = await run({ kind: 'picture', source, ask: false });
      if (result.kind !== 'picture') throw new Error(`a reader answered ${result.kind} to picture`);
      return result.picture;
    },
    lookAt: async (path, isKnown) => {
      const result = await run({ kind: 'picture', source: { path }, ask: true }, isKnown);
      if (result.kind !== 'known' && result.kind !== 'picture') {
        throw new Error(`a reader answered ${result.kind} to picture`);
      }
      return result;
    },
    readPixels: async (source, pixelSize, fit, region) => {
      const result = await run({ kind: 'pixels', source, size: pixelSize, fit, region });
      if (result.kind !== 'pixels') throw new Error(`a reader answered ${result.kind} to pixels`);
      return result.pixels;
    },
    readPart: async (part) => {
      const result = await run({ kind: 'part', ...part });
      if (result.kind !== 'vector') throw new Error(`a reader answered ${result.kind} to part`);
      return result.vector;
    },
    renderForScreen: (source, maxSide) => jpeg({ kind: 'screen', source, maxSide }),
    readExif: async (path) => {
      const result = await run({ kind: 'exif', path });
      if (result.kind !== 'exif') throw new Error(`a reader answered ${result.kind} to exif`);
      return result.exif;
    },
    remakeThumbnail: (path, contentHash) => jpeg({ kind: 'thumbnail', path, contentHash }),
    rest: async () => {
      const ending = threads;
      threads = [];
      await Promise.all(ending.map((thread) => thread.close()));
    },
  };
}
