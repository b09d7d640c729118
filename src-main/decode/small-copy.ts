import { thumbnailSize } from './geometry.ts';
import type { OpenedPhoto } from './opened-photo.ts';
import type { RgbImage } from './rgb-image.ts';

/** Called with the number of pixels before they are decoded; what it returns, afterwards. */
export type Admit = (pixels: number) => Promise<() => void>;

/** The one full decode of a photo: upright, sRGB, short side 320. All that is kept of a photo is made of this. */
export async function renderSmall(photo: OpenedPhoto, admit: Admit | undefined): Promise<RgbImage> {
  const { width, height } = photo.picture;
  const leave = await admit?.(width * height);
  try {
    return await photo.render(thumbnailSize(photo.picture));
  } finally {
    leave?.();
  }
}
