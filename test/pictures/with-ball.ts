import { colourAt, paint, sharpOf, type Colour } from './pixels.ts';
import { scene } from './scene.ts';

/** Wider than high, so that some of it lies outside the square that the network sees. */
const PICTURE = { width: 480, height: 320 };
const RADIUS = 66;
const STRIPES: readonly Colour[] = [
  [214, 40, 40],
  [247, 243, 233],
  [32, 84, 168],
  [247, 243, 233],
  [246, 196, 56],
  [247, 243, 233],
];

/**
 * The same beach ball in each picture, and nothing else in common: the scene around it is another for each seed.
 *
 * @param middle of the ball, as shares of the picture
 */
export async function pictureWithBall(seed: number, middle: { x: number; y: number }): Promise<Buffer> {
  const around = await scene(seed, PICTURE);
  const { width, height } = PICTURE;
  const picture = paint(width, height, (column, row) => {
    const [x, y] = [(column - middle.x * width) / RADIUS, (row - middle.y * height) / RADIUS];
    return ballColour(x, y) ?? colourAt(around, column, row);
  });
  return sharpOf(picture).jpeg({ quality: 90 }).toBuffer();
}

/** Stripes from pole to pole, in the light from above; null beside the ball. */
function ballColour(x: number, y: number): Colour | null {
  const distance = Math.hypot(x, y);
  if (distance >= 1) return null;
  const turn = (Math.atan2(y + 0.35, x + 0.2) / (2 * Math.PI) + 1) % 1;
  const stripe = STRIPES[Math.floor(turn * STRIPES.length)] ?? [0, 0, 0];
  const light = 1 - 0.45 * Math.hypot(x + 0.3, y + 0.4) ** 2;
  const [red, green, blue] = stripe.map((value) => Math.max(0, Math.min(255, Math.round(value * light))));
  return [red ?? 0, green ?? 0, blue ?? 0];
}
