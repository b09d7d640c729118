import type { PhotoFormat } from '../../src-shared/domain/photo-format.ts';
import { endExifTool } from './exiftool.ts';
import type { PhotoFacts } from './exif.ts';
import { decodeFailure } from './failure.ts';
import { fingerprint, type Fingerprints } from './fingerprint.ts';
import { sizeWithin } from './geometry.ts';
import { releaseHeif } from './heic.ts';
import { networkInput } from './network-input.ts';
import { openPhoto } from './open-photo.ts';
import { renderSmall, type Admit } from './small-copy.ts';
import { encodeForScreen, encodeThumbnail } from './thumbnail.ts';

/** Everything Lookalike keeps of a photo. Each array owns its memory, so a worker can transfer it. */
export interface DecodedPhoto extends PhotoFacts {
  format: PhotoFormat;
  /** Of the original, upright. */
  width: number;
  height: number;
  /** RGB [inputSize, inputSize, 3], what the network looks at. */
  pixels: Uint8Array<ArrayBuffer>;
  /** JPEG, short side 320, long side at most 960, never enlarged. */
  thumbnail: Uint8Array<ArrayBuffer>;
  fingerprints: Fingerprints;
}

export interface DecodeOptions {
  /** Names the photo in failures; lets ExifTool read a RAW file in place. */
  path?: string | undefined;
  /** Side of the network's square input. */
  inputSize: number;
  admit?: Admit;
}

/**
 * One full decode, to a small upright sRGB copy; thumbnail, network input and fingerprints are made of that.
 * @throws CodedError: what is wrong with this one file, permanent but for `out-of-memory`
 */
export async function decodePhoto(bytes: Buffer, options: DecodeOptions): Promise<DecodedPhoto> {
  const photo = await openPhoto(bytes, options.path);
  const copy = await renderSmall(photo, options.admit);
  try {
    return {
      ...photo.facts,
      format: photo.format,
      ...photo.size,
      pixels: await networkInput(copy, options.inputSize),
      thumbnail: await encodeThumbnail(copy),
      fingerprints: fingerprint(copy),
    };
  } catch (error) {
    throw decodeFailure(error, options.path);
  }
}

/** The photo as a browser can show it, whatever its format: JPEG, upright, sRGB, sides at most `maxSide`. */
export async function renderForScreen(
  bytes: Buffer,
  options: { path?: string | undefined; maxSide: number },
): Promise<Buffer> {
  const photo = await openPhoto(bytes, options.path);
  return encodeForScreen(await photo.render(sizeWithin(photo.picture, options.maxSide)));
}

/** Ends what decoding started and holds: the ExifTool process and the HEIC decoder's memory. */
export async function closeDecoder(): Promise<void> {
  releaseHeif();
  await endExifTool();
}
