/** The part of libheif-js that `heic.ts` uses; the package ships types for none of its entry points. */
declare module 'libheif-js/libheif-wasm/libheif-bundle.js' {
  export interface HeifError {
    code: unknown;
    message: string;
  }
  interface HeifChannel {
    width: number;
    height: number;
    /** Bytes from one row to the next. */
    stride: number;
    data: Uint8Array;
  }
  interface HeifDecoded {
    image: object;
    channels: HeifChannel[];
  }
  export interface LibHeif {
    HEAPU8: Uint8Array;
    heif_error_code: { heif_error_Ok: unknown };
    heif_colorspace: { heif_colorspace_RGB: unknown };
    heif_chroma: { heif_chroma_interleaved_RGB: unknown; heif_chroma_interleaved_RGBA: unknown };
    heif_context_alloc: () => object | null;
    heif_context_free: (context: object) => void;
    heif_context_read_from_memory: (context: object, bytes: Uint8Array) => HeifError;
    heif_js_context_get_primary_image_handle: (context: object) => object | HeifError | null;
    heif_image_handle_has_alpha_channel: (handle: object) => number;
    heif_image_handle_release: (handle: object) => void;
    heif_js_decode_image2: (
      handle: object,
      colourspace: unknown,
      chroma: unknown,
    ) => HeifDecoded | HeifError | null;
    heif_image_release: (image: object) => void;
  }
  const createLibHeif: () => LibHeif;
  export default createLibHeif;
}
