export interface Size {
  width: number;
  height: number;
}

/** Sharp enough for a grid on a high-density screen, and more than any network's input. */
const THUMBNAIL_SHORT_SIDE = 320;
/** A panorama stays a strip, but not one of many thousand pixels. */
const THUMBNAIL_LONG_SIDE = 960;

/** The size of thumbnail and working copy: short side 320, long side at most 960, never enlarged. */
export function thumbnailSize({ width, height }: Size): Size {
  const short = Math.min(width, height);
  const long = Math.max(width, height);
  return scaled({ width, height }, Math.min(THUMBNAIL_SHORT_SIDE / short, THUMBNAIL_LONG_SIDE / long));
}

/** The largest size of the same shape whose sides are at most `maxSide`, never enlarged. */
export function sizeWithin({ width, height }: Size, maxSide: number): Size {
  return scaled({ width, height }, maxSide / Math.max(width, height));
}

function scaled({ width, height }: Size, factor: number): Size {
  const scale = Math.min(1, factor);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
