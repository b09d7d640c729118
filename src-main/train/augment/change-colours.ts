import type { Draw } from './draw.ts';

/** What of a `Draw` changes colours. */
export type ColourChange = Pick<Draw, 'brightness' | 'contrast' | 'saturation'>;

/**
 * Saturation, then contrast about the picture's mean brightness, then brightness, rounded and cut to 0..255 once.
 * Changes `pixels` in place: RGB, of any shape.
 */
export function changeColours(pixels: Uint8Array, { brightness, contrast, saturation }: ColourChange): void {
  if (brightness === 1 && contrast === 1 && saturation === 1) return;
  let sum = 0;
  for (let at = 0; at < pixels.length; at += 3) sum += lumaAt(pixels, at);
  const mean = sum / (pixels.length / 3);
  const lift = mean * (1 - contrast);

  for (let at = 0; at < pixels.length; at += 3) {
    const grey = lumaAt(pixels, at) * (1 - saturation);
    for (let channel = at; channel < at + 3; channel++) {
      const value = grey + (pixels[channel] ?? 0) * saturation;
      pixels[channel] = clamp((value * contrast + lift) * brightness);
    }
  }
}

/** Brightness by ITU-R BT.601. */
function lumaAt(pixels: Uint8Array, at: number): number {
  return 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
}

function clamp(value: number): number {
  return value <= 0 ? 0 : value >= 255 ? 255 : value + 0.5;
}
