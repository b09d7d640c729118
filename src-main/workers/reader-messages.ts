import type { PhotoExif } from '../../src-shared/contract/photo.ts';
import type { Region } from '../../src-shared/contract/search.ts';
import type { DecodedPhoto } from '../decode/decode-photo.ts';
import type { GiantCell } from './giant-gate.ts';
import type { ThreadFailure } from './thread-failure.ts';

/** What a reader needs to know of the model. Sent once, when its thread starts. */
export interface ReaderModel {
  onnx: Uint8Array;
  inputSize: number;
  /** Class index -> label, for tags. */
  labels: readonly string[];
}

export interface ReaderSetup {
  model: ReaderModel;
  provider: string;
  /** Thumbnails of photos that are read go here, by content hash. */
  thumbnailDir: string;
  giants: GiantCell;
}

export interface ModelTag {
  name: string;
  confidence: number;
}

/** What one look at a picture finds out. */
export interface Findings extends Omit<DecodedPhoto, 'pixels' | 'thumbnail'> {
  /** SHA-256 of the file, 32 bytes. */
  contentHash: Uint8Array;
  fileBytes: number;
  feature: Float32Array<ArrayBuffer>;
  vector: Float32Array<ArrayBuffer>;
  tags: ModelTag[];
}

export interface ReadPicture extends Findings {
  thumbnail: Uint8Array<ArrayBuffer>;
}

export type PictureSource = { path: string } | { name: string; bytes: Uint8Array };

/** A part of a picture to search with. */
export interface PartRequest {
  source: PictureSource;
  region: Region;
  /** Of the picture that the region was drawn on: a file may be another one by now. */
  contentHash: Uint8Array;
}

export type ReaderTask =
  /** A photo of the library: asks first whether its content is known, and keeps its thumbnail. */
  | { kind: 'photo'; path: string }
  /** A picture that is only looked at; with `ask`, not even that where its content is known. */
  | { kind: 'picture'; source: PictureSource; ask: boolean }
  /** A picture, or a region of it, as a network sees it: [size, size, 3]. */
  | {
      kind: 'pixels';
      source: PictureSource;
      size: number;
      fit: 'centre' | 'squash';
      region?: Region | undefined;
    }
  | ({ kind: 'part' } & PartRequest)
  /** A photo as large JPEG for the screen. */
  | { kind: 'screen'; source: PictureSource; maxSide: number }
  /** What camera and programs wrote into a photo. */
  | { kind: 'exif'; path: string }
  /** A photo whose thumbnail got lost. */
  | { kind: 'thumbnail'; path: string; contentHash: Uint8Array };

export type ToReader =
  /** Comes first, once. A message and not workerData, which would hold on to the model's 18 MB for ever. */
  | { type: 'setup'; setup: ReaderSetup }
  | { type: 'task'; id: number; task: ReaderTask }
  | { type: 'hash-answer'; id: number; known: boolean }
  | { type: 'close' };

export type ReaderResult =
  | { kind: 'known'; contentHash: Uint8Array }
  /** Its thumbnail was written by the reader; sent along, thousands of them would wait for their garbage collection. */
  | { kind: 'photo'; findings: Findings }
  | { kind: 'picture'; picture: ReadPicture }
  | { kind: 'pixels'; pixels: Uint8Array<ArrayBuffer> }
  | { kind: 'vector'; vector: Float32Array<ArrayBuffer> }
  | { kind: 'exif'; exif: PhotoExif }
  | { kind: 'jpeg'; bytes: Uint8Array };

export type FromReader =
  | { type: 'ready' }
  | { type: 'hash-question'; id: number; contentHash: Uint8Array }
  | { type: 'result'; id: number; result: ReaderResult }
  | { type: 'failure'; id: number; failure: ThreadFailure };
