import { openPhoto } from '../../../src-main/decode/open-photo.ts';
import type { RgbImage } from '../../../src-main/decode/rgb-image.ts';
import { CodedError } from '../../../src-shared/domain/coded-error.ts';
import type { Colour, Pixels } from '../../pictures/pixels.ts';

/** The photo at its own size: upright, sRGB, opaque. */
export async function decodeFully(bytes: Buffer, name = 'photo.jpg'): Promise<RgbImage> {
  const photo = await openPhoto(bytes, name);
  return photo.render(photo.picture);
}

/** Of all channels of all pixels, 0..255. Pictures of different sizes are infinitely far from each other. */
export function largestDifference(one: Pixels, other: Pixels): number {
  return differences(one, other).reduce((largest, value) => Math.max(largest, value), 0);
}

export function meanDifference(one: Pixels, other: Pixels): number {
  const all = differences(one, other);
  return all.reduce((sum, value) => sum + value, 0) / all.length;
}

function differences(one: Pixels, other: Pixels): number[] {
  if (one.width !== other.width || one.height !== other.height) return [Infinity];
  return Array.from(one.data, (value, at) => Math.abs(value - (other.data[at] ?? 0)));
}

/** The mean colour of a rectangle given in shares of the picture, rounded. */
export function colourAround(image: Pixels, x: number, y: number, radius = 4): Colour {
  const [column, row] = [Math.round(x * image.width), Math.round(y * image.height)];
  const sums = [0, 0, 0];
  let count = 0;
  for (let r = Math.max(0, row - radius); r < Math.min(image.height, row + radius); r++) {
    for (let c = Math.max(0, column - radius); c < Math.min(image.width, column + radius); c++) {
      for (let channel = 0; channel < 3; channel++) {
        sums[channel] = (sums[channel] ?? 0) + (image.data[(r * image.width + c) * 3 + channel] ?? 0);
      }
      count++;
    }
  }
  const [red = 0, green = 0, blue = 0] = sums.map((sum) => Math.round(sum / count));
  return [red, green, blue];
}

export function colourDistance(one: Colour, other: Colour): number {
  return Math.max(...one.map((value, channel) => Math.abs(value - (other[channel] ?? 0))));
}

/** What the promise rejects with; a CodedError, or the test fails. */
export async function codedErrorOf(promise: Promise<unknown>): Promise<CodedError> {
  const outcome = await promise.then(
    () => new Error('nothing was thrown'),
    (error: unknown) => error,
  );
  if (outcome instanceof CodedError) return outcome;
  throw new Error(`expected a CodedError, got: ${String(outcome)}`);
}
