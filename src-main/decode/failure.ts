import { CodedError } from '../../src-shared/domain/coded-error.ts';

/** No camera's file comes near this; a film or a disk image that is named like a photo does. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024;

/** Beyond it one progressive image needs close to a gigabyte of memory in each worker. */
export const MAX_PIXELS = 100_000_000;

export type FilePath = string | undefined;

function failure(code: string, message: string, path: FilePath, cause?: unknown): CodedError {
  return new CodedError(code, message, {
    ...(path === undefined ? {} : { path }),
    ...(cause === undefined ? {} : { cause }),
  });
}

export function fileEmpty(path: FilePath): CodedError {
  return failure(
    'file-empty',
    'The file is empty (0 bytes). Copy it again from the camera or a backup.',
    path,
  );
}

export function fileTooLarge(bytes: number, path: FilePath): CodedError {
  const megabytes = Math.round(bytes / 1024 / 1024);
  const limit = MAX_FILE_BYTES / 1024 / 1024;
  return failure(
    'file-too-large',
    `The file has ${megabytes} MB; photos up to ${limit} MB are read. Save a smaller copy to find it here.`,
    path,
  );
}

export function imageTooLarge(width: number, height: number, path: FilePath): CodedError {
  const megapixels = Math.round((width * height) / 1e6);
  return failure(
    'image-too-large',
    `The picture has ${width} x ${height} pixels (${megapixels} megapixels); up to ${MAX_PIXELS / 1e6} ` +
      'megapixels are read. Save a smaller copy to find it here.',
    path,
  );
}

export function notAnImage(path: FilePath): CodedError {
  return failure(
    'not-an-image',
    'The file holds no picture that is known here, whatever its name says. Remove it from the folder or exclude it.',
    path,
  );
}

/** @param what a noun phrase with its article: 'an SVG drawing' */
export function formatNotSupported(what: string, path: FilePath): CodedError {
  return failure(
    'format-not-supported',
    `The file is ${what}, which cannot be read as a photo. Save it as JPEG, PNG, WebP or TIFF to find it here.`,
    path,
  );
}

function imageDamaged(reason: string, path: FilePath, cause?: unknown): CodedError {
  return failure(
    'image-damaged',
    `The picture is damaged or incomplete (${reason}). Copy it again from the camera or a backup.`,
    path,
    cause,
  );
}

export function rawNeedsExifTool(hint: string, path: FilePath, cause?: unknown): CodedError {
  return failure(
    'raw-needs-exiftool',
    `The preview inside a RAW photo is read by ExifTool. ${hint}`,
    path,
    cause,
  );
}

export function rawWithoutPreview(path: FilePath): CodedError {
  return failure(
    'raw-without-preview',
    'The RAW file holds no preview picture to look at. Save it as JPEG or as DNG with a preview to find it here.',
    path,
  );
}

/** Anything that a decoder threw, as one of the failures above. */
export function decodeFailure(error: unknown, path: FilePath): CodedError {
  if (error instanceof CodedError) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (/out of memory|unable to (?:m|re)?alloc|bad_alloc/i.test(text)) {
    const message = 'There was not enough memory to decode the picture. It is tried again later.';
    return new CodedError('out-of-memory', message, {
      ...(path === undefined ? {} : { path }),
      transient: true,
      cause: error,
    });
  }
  // What reading past the end of a buffer throws; its text speaks of offsets.
  const reason = error instanceof RangeError ? 'the file ends too early' : plainReason(text);
  return imageDamaged(reason, path, error);
}

/**
 * libvips reports a pile of lines such as `VipsJpeg: premature end of JPEG image`, each prefixed with a name
 * that means nothing outside it, the same one often several times. The first line is the cause.
 */
function plainReason(text: string): string {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? 'no reason given';
  const withoutPrefixes = first
    .replace(/^input (?:buffer|file) (?:has corrupt header|contains unsupported image format)[:\s]*/i, '')
    .replace(/^(?:vips\w*|\w*load(?:_buffer|_source|_base)?|heif|webp|tiff\w*|png\w*|jpeg\w*):\s*/i, '')
    .trim()
    .replace(/\.$/, '');
  return withoutPrefixes === '' ? 'its header cannot be read' : withoutPrefixes.slice(0, 160);
}
