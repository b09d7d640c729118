import type { EngineMethods } from '../../src-shared/contract/api.ts';
import type { EngineEvent } from '../../src-shared/contract/events.ts';
import type { LaunchChild } from './child.ts';

/** `thumbnail`: 320 px high, from the cache. `screen`: large, upright JPEG of any format. `query`: a held query picture. */
export type PictureKind = 'thumbnail' | 'screen' | 'query';

export interface Picture {
  bytes: Uint8Array;
  contentType: string;
  /** Content of a photo id never changes under the same tag, so browsers may keep it. */
  etag: string;
}

/** The engine as transports and shells see it; `createEngine` builds one. */
export interface Engine {
  readonly methods: EngineMethods;
  /** Calls `listener` for every event until the returned function is called. */
  onEvent(listener: (event: EngineEvent) => void): () => void;
  /** `id` is a photo id in decimal, or a query id. Throws CodedError 'picture-not-found' or what decoding said. */
  picture(kind: PictureKind, id: string): Promise<Picture>;
  /** Finishes what is in flight, leaves unfinished work for the next start, and releases the data folder. */
  close(): Promise<void>;
}

/** The person's own desktop. Both throw what kept them from it. */
export interface Desktop {
  /** Shows the file in the file manager. */
  reveal(path: string): Promise<void>;
  /** Opens the file with the program that the person uses for such files. */
  open(path: string): Promise<void>;
}

export interface EngineOptions {
  /** Where the library, thumbnails and index live; made if missing. */
  dataDir: string;
  /** Folder with manifest.json and the bundled weights. */
  modelsDir: string;
  /** Folder with the sample pictures that come with Lookalike. */
  samplesDir: string;
  /** Goes on with an import that a crash or the end of the program cut off. Default: no, a shell asks for it. */
  resumeImport?: boolean;
  /** Keeps the library up to date with its folders by itself, where the person wants that. Default: no. */
  watch?: boolean;
  /** Left out where there is no desktop to turn to. */
  desktop?: Desktop;
  /** Starts the processes that try and train models; default: as Node does. */
  launchChild?: LaunchChild;
  /** One line of diagnostics; never shown as the answer to a person. */
  log: (line: string) => void;
  /** Up to this many vectors search compares all of them; above, the index answers. */
  exactLimit?: number;
  /** Where `models.download` fetches BiT-M R50x1; default: from its publisher. */
  backboneUrl?: string;
  /** Threads that decode and embed; default: all cores. */
  workers?: number;
}
