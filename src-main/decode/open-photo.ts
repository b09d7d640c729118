import { openBitmap } from './bitmap.ts';
import { configureDecoder } from './configure.ts';
import { openEncoded } from './encoded.ts';
import { decodeFailure, fileEmpty, fileTooLarge, MAX_FILE_BYTES, type FilePath } from './failure.ts';
import { openHeif } from './heic.ts';
import type { OpenedPhoto } from './opened-photo.ts';
import { openRaw } from './raw-preview.ts';
import type { RgbImage } from './rgb-image.ts';
import type { Size } from './geometry.ts';
import { sniffFormat } from './sniff.ts';

/**
 * Recognises the photo, reads its header and refuses what is too large, before any pixel is decoded.
 * @throws CodedError for everything that can be wrong with a file; so does the photo's `render`
 */
export async function openPhoto(bytes: Buffer, path: FilePath): Promise<OpenedPhoto> {
  configureDecoder();
  if (bytes.length === 0) throw fileEmpty(path);
  if (bytes.length > MAX_FILE_BYTES) throw fileTooLarge(bytes.length, path);
  try {
    const photo = await openAs(bytes, path);
    return { ...photo, render: (size) => renderOrFail(photo, size, path) };
  } catch (error) {
    throw decodeFailure(error, path);
  }
}

async function openAs(bytes: Buffer, path: FilePath): Promise<OpenedPhoto> {
  const format = sniffFormat(bytes, path);
  switch (format) {
    case 'bmp':
      return openBitmap(bytes, path);
    case 'heic':
    case 'avif':
      return openHeif(bytes, path);
    case 'raw':
      return openRaw(bytes, path);
    default:
      return openEncoded(bytes, format, path);
  }
}

async function renderOrFail(photo: OpenedPhoto, size: Size, path: FilePath): Promise<RgbImage> {
  try {
    return await photo.render(size);
  } catch (error) {
    throw decodeFailure(error, path);
  }
}
