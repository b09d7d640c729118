/** Upright sRGB pixels, 8 bits a channel: [height, width, 3], row by row from the top left. */
export interface RgbImage {
  data: Buffer;
  width: number;
  height: number;
}

/** Decoded, but not yet in sRGB: [height, width, channels], the fourth channel being alpha. */
export interface DecodedImage {
  data: Buffer;
  width: number;
  height: number;
  channels: 3 | 4;
  /** The RGB profile that the colours are in; without it they are sRGB. */
  profile?: Buffer | undefined;
}
