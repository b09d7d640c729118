import type { HeifError, LibHeif } from 'libheif-js/libheif-wasm/libheif-bundle.js';
import { readFacts } from './exif.ts';
import { openEncoded, readHeader, refuseTooLarge } from './encoded.ts';
import type { FilePath } from './failure.ts';
import type { OpenedPhoto } from './opened-photo.ts';
import { renderDecoded } from './resize.ts';
import type { DecodedImage } from './rgb-image.ts';

/** WebAssembly memory grows and never shrinks, so after a very large photo the whole instance is let go. */
const KEPT_HEAP_BYTES = 256 * 1024 * 1024;

/**
 * HEIC and AVIF share one container, and their brands may leave open which of the two lies inside.
 *
 * libvips reads the header of both and decodes AVIF. HEVC pixels, which its prebuilt binary leaves out, come
 * from libheif in WebAssembly. Both turn the picture by the container's own properties (irot, imir), which
 * the format makes the only truth: the EXIF orientation beside them is not applied a second time.
 */
export async function openHeif(bytes: Buffer, path: FilePath): Promise<OpenedPhoto> {
  const header = await readHeader(bytes);
  if (header.compression === 'av1') return openEncoded(bytes, 'avif', path, header);

  const { width, height, icc: profile } = header;
  refuseTooLarge({ width, height }, path);
  return {
    format: 'heic',
    size: { width, height },
    picture: { width, height },
    facts: readFacts(header.exif),
    render: async (size) => renderDecoded({ ...(await decodeHevc(bytes)), profile }, size),
  };
}

let library: LibHeif | undefined;

/** Frees the memory of the HEIC decoder; the next HEIC photo loads it again. */
export function releaseHeif(): void {
  library = undefined;
}

async function decodeHevc(bytes: Buffer): Promise<DecodedImage> {
  // Loaded on first use: a megabyte of WebAssembly that most libraries of photos never need.
  const { default: createLibHeif } = await import('libheif-js/libheif-wasm/libheif-bundle.js');
  library ??= createLibHeif();
  try {
    const image = decodePrimaryImage(library, bytes);
    if (library.HEAPU8.length > KEPT_HEAP_BYTES) releaseHeif();
    return image;
  } catch (error) {
    // After an abort (out of memory, a fault inside) an instance cannot be used again.
    releaseHeif();
    throw error;
  }
}

function decodePrimaryImage(heif: LibHeif, bytes: Buffer): DecodedImage {
  const context = heif.heif_context_alloc();
  if (context === null) throw new Error('out of memory');
  try {
    const status = heif.heif_context_read_from_memory(context, bytes);
    if (status.code !== heif.heif_error_code.heif_error_Ok) throw new Error(status.message);
    const handle = heif.heif_js_context_get_primary_image_handle(context);
    if (isHeifError(handle)) throw new Error(handle?.message ?? 'no picture inside');
    try {
      return decodeHandle(heif, handle);
    } finally {
      heif.heif_image_handle_release(handle);
    }
  } finally {
    heif.heif_context_free(context);
  }
}

function decodeHandle(heif: LibHeif, handle: object): DecodedImage {
  const channels = heif.heif_image_handle_has_alpha_channel(handle) === 0 ? 3 : 4;
  const { heif_chroma_interleaved_RGB: rgb, heif_chroma_interleaved_RGBA: rgba } = heif.heif_chroma;
  const decoded = heif.heif_js_decode_image2(
    handle,
    heif.heif_colorspace.heif_colorspace_RGB,
    channels === 3 ? rgb : rgba,
  );
  if (isHeifError(decoded)) throw new Error(decoded?.message ?? 'no pixels inside');
  try {
    const plane = decoded.channels[0];
    if (plane === undefined) throw new Error('no pixels inside');
    const { width, height } = plane;
    return { data: withoutPadding(plane, width * channels), width, height, channels };
  } finally {
    heif.heif_image_release(decoded.image);
  }
}

/** Rows end on a boundary that suits the decoder; the copy also outlives the decoder's memory. */
function withoutPadding(
  { data, stride, height }: { data: Uint8Array; stride: number; height: number },
  rowBytes: number,
): Buffer {
  const packed = Buffer.allocUnsafe(rowBytes * height);
  for (let row = 0; row < height; row++) {
    packed.set(data.subarray(row * stride, row * stride + rowBytes), row * rowBytes);
  }
  return packed;
}

function isHeifError(value: object | null): value is HeifError | null {
  return value === null || 'code' in value;
}
