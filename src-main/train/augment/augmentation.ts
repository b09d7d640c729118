import { z } from 'zod';

const Strength = z.number().min(0).max(0.9);

/** What is changed at random before a picture is trained on. What is missing stays as it is. */
export const Augmentation = z.object({
  flipHorizontally: z.boolean().optional(),
  flipVertically: z.boolean().optional(),
  /** Turns either way by up to this share of a full turn, as Keras' RandomRotation counts: 0.2 is 72 degrees. */
  rotation: z.number().min(0).max(0.5).optional(),
  /** Shows up to this much more or less of the picture, as Keras' RandomZoom: 0.2 is from 0.8 to 1.2 of its sides. */
  zoom: Strength.optional(),
  /** Where the smaller square is cut out: anywhere rather than from the middle. */
  crop: z.boolean().optional(),
  /** Factors from 1 - strength to 1 + strength. */
  brightness: Strength.optional(),
  contrast: Strength.optional(),
  saturation: Strength.optional(),
  /** How many pictures, 0..1, are saved as JPEG on the way, and how badly at worst. */
  jpeg: z.object({ share: z.number().min(0).max(1), worstQuality: z.int().min(1).max(100) }).optional(),
});
export type Augmentation = z.infer<typeof Augmentation>;
