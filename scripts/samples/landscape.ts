import { type Drawing, height, mix, type Point, width } from './drawing.ts';
import type { Random } from './random.ts';

/**
 * A skyline from the left to the right edge by midpoint displacement.
 * @param roughness 0..1: how much of the jaggedness stays in the small
 */
export function ridge(random: Random, baseY: number, amplitude: number, roughness = 0.5): Point[] {
  let heights = [random.between(-1, 1), random.between(-1, 1), random.between(-1, 1)];
  for (let step = amplitude; heights.length < 129; step *= roughness) {
    const finer: number[] = [];
    for (const [index, left] of heights.entries()) {
      const right = heights[index + 1];
      finer.push(left);
      if (right !== undefined) finer.push((left + right) / 2 + (random.between(-1, 1) * step) / amplitude);
    }
    heights = finer;
  }
  return heights.map((value, index) => [(index / (heights.length - 1)) * width, baseY + value * amplitude]);
}

/** Everything under a skyline. */
export function under(points: readonly Point[], bottom = height): Point[] {
  return [[0, bottom], ...points, [width, bottom]];
}

/** The point of the skyline closest to `x`. */
export function heightAt(points: readonly Point[], x: number): number {
  const index = Math.round((x / width) * (points.length - 1));
  return points[Math.min(points.length - 1, Math.max(0, index))]?.[1] ?? 0;
}

/** A heap of soft balls with a flat, shaded underside. */
export function cloud(
  drawing: Drawing,
  random: Random,
  centre: Point,
  size: number,
  colour = '#ffffff',
): void {
  const [x, y] = centre;
  const puffs = random.integer(6, 9);
  const shade = mix(colour, '#7f93b2', 0.3);
  drawing.group(
    `translate(${x} ${y}) scale(${size})`,
    () => {
      drawing.ellipse(0, 10, 95, 16, shade, drawing.blur(6));
      for (let puff = 0; puff < puffs; puff += 1) {
        const share = puff / (puffs - 1) - 0.5;
        const radius = random.between(20, 34) * (1.15 - Math.abs(share));
        drawing.circle(share * 150, -radius * 0.55 + random.between(-6, 8), radius, colour, drawing.blur(3));
      }
    },
    { opacity: 0.92 },
  );
}

export function stars(drawing: Drawing, random: Random, count: number, lowestY: number): void {
  for (let star = 0; star < count; star += 1) {
    drawing.circle(
      random.between(0, width),
      random.between(0, lowestY),
      random.between(0.4, 1.5),
      '#ffffff',
      {
        opacity: random.between(0.3, 0.95),
      },
    );
  }
}

/** Short strokes of light on water, longer and wider apart towards the viewer. */
export function ripples(drawing: Drawing, random: Random, top: number, colour: string, count: number): void {
  for (let ripple = 0; ripple < count; ripple += 1) {
    const depth = random.between(0, 1) ** 1.6;
    const y = top + 4 + depth * (height - top - 4);
    const x = random.between(-40, width);
    const length = 14 + depth * 90 * random.between(0.4, 1.2);
    drawing.ellipse(x, y, length / 2, 0.6 + depth * 2, colour, { opacity: random.between(0.08, 0.35) });
  }
}

/** A fir of stacked, ragged boughs, standing on `foot`. */
export function fir(drawing: Drawing, random: Random, foot: Point, tall: number, fill: string): void {
  const [x, y] = foot;
  const tiers = 7;
  const right: Point[] = [];
  const left: Point[] = [];
  for (let tier = 0; tier < tiers; tier += 1) {
    const top = y - tall + (tier / tiers) * tall * 0.92;
    const reach = (0.06 + (tier + 1) / tiers) * tall * 0.2;
    const low = top + (tall / tiers) * 1.35;
    right.push([x + reach * 0.4, top], [x + reach * random.between(0.85, 1.1), low]);
    left.push([x - reach * 0.4, top], [x - reach * random.between(0.85, 1.1), low]);
  }
  drawing.rectangle(x - tall * 0.02, y - tall * 0.14, tall * 0.04, tall * 0.14, '#3b2a22');
  drawing.polygon([[x, y - tall * 1.03], ...right, ...left.reverse()], fill);
}
