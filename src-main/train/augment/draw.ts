import type { Augmentation } from './augmentation.ts';

/** One picture's share of chance. */
export interface Draw {
  flipHorizontally: boolean;
  flipVertically: boolean;
  /** Radians; positive is clockwise. */
  angle: number;
  /** Of the picture's side that is shown: above 1 the picture gets smaller. */
  zoom: number;
  /** Top left corner of what is cut out, whole pixels. */
  left: number;
  top: number;
  /** Factors; 1 changes nothing. */
  brightness: number;
  contrast: number;
  saturation: number;
  /** 1..100; null: not saved in between. */
  jpegQuality: number | null;
}

/** The best quality that a saved copy gets; above it nothing is lost that a network would see. */
const BEST_QUALITY = 95;

/**
 * Takes as many random numbers whatever is switched on, so that one setting leaves what others do unchanged.
 * @param spare how much larger the picture is than what is cut out of it, pixels
 */
export function drawChanges(augmentation: Augmentation, spare: number, random: () => number): Draw {
  const { flipHorizontally, flipVertically, rotation = 0, zoom = 0, crop, jpeg } = augmentation;
  const around = (strength: number): number => (random() * 2 - 1) * strength;
  const corner = (): number => {
    const chance = random();
    return crop === true ? Math.floor(chance * (spare + 1)) : spare >> 1;
  };
  const half = (): boolean => random() < 0.5;
  const [horizontal, vertical] = [half(), half()];
  return {
    flipHorizontally: horizontal && flipHorizontally === true,
    flipVertically: vertical && flipVertically === true,
    angle: around(rotation) * 2 * Math.PI,
    zoom: 1 + around(zoom),
    left: corner(),
    top: corner(),
    brightness: 1 + around(augmentation.brightness ?? 0),
    contrast: 1 + around(augmentation.contrast ?? 0),
    saturation: 1 + around(augmentation.saturation ?? 0),
    jpegQuality: drawQuality(jpeg, random(), random()),
  };
}

function drawQuality(jpeg: Augmentation['jpeg'], whether: number, which: number): number | null {
  if (jpeg === undefined || whether >= jpeg.share) return null;
  const best = Math.max(BEST_QUALITY, jpeg.worstQuality);
  return jpeg.worstQuality + Math.floor(which * (best - jpeg.worstQuality + 1));
}
