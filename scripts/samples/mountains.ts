import { type Drawing, height, mix, type Point, width } from './drawing.ts';
import { cloud, fir, heightAt, ridge, ripples, under } from './landscape.ts';
import type { Random } from './random.ts';

interface Day {
  sky: readonly [string, string];
  rock: string;
  wood: string;
  water: string;
}

const days: readonly [Day, ...Day[]] = [
  { sky: ['#4f8fd0', '#d7ebf7'], rock: '#5f6f86', wood: '#26443a', water: '#4e86a8' },
  { sky: ['#6fa8dc', '#f4efe2'], rock: '#6e6a78', wood: '#2f4a35', water: '#5d93a5' },
  { sky: ['#3d74b8', '#bfdcf2'], rock: '#4f6078', wood: '#1f3d3a', water: '#3f7fa0' },
  { sky: ['#88b4d8', '#fbe6d0'], rock: '#7a7384', wood: '#35503f', water: '#7ba3b0' },
  { sky: ['#5f97cc', '#e6f1f5'], rock: '#58697a', wood: '#2b4733', water: '#468a9c' },
];

/** Snow-capped peaks behind a lake. */
export function drawMountains(drawing: Drawing, random: Random, variant: number): void {
  const { sky, rock, wood, water } = days[variant % days.length] ?? days[0];
  const shore = random.between(430, 470);
  drawing.rectangle(0, 0, width, shore, drawing.linear(sky));
  for (let count = random.integer(1, 3); count > 0; count -= 1) {
    cloud(drawing, random, [random.between(80, 720), random.between(50, 130)], random.between(0.6, 1.1));
  }
  drawing.polygon(under(ridge(random, 300, 46, 0.5), shore), mix(rock, sky[1], 0.62));
  drawPeaks(drawing, random, shore, rock, sky[1]);
  const hills = ridge(random, 405, 22, 0.45);
  drawing.polygon(under(hills, shore), mix(wood, sky[1], 0.3));
  for (let tree = 0; tree < 46; tree += 1) {
    const x = random.between(0, width);
    fir(
      drawing,
      random,
      [x, heightAt(hills, x) + random.between(10, 36)],
      random.between(26, 44),
      mix(wood, sky[1], 0.18),
    );
  }
  drawLake(drawing, random, shore, water, rock);
  drawing.polygon(under(ridge(random, 572, 14, 0.5)), mix(wood, '#000000', 0.25));
  for (let tree = 0; tree < 9; tree += 1) {
    const x = (random.chance(0.5) ? 0 : width - 190) + random.between(0, 190);
    fir(drawing, random, [x, 600], random.between(90, 190), mix(wood, '#000000', 0.3));
  }
}

function drawPeaks(drawing: Drawing, random: Random, shore: number, rock: string, haze: string): void {
  const peaks = random.integer(3, 4);
  for (let peak = 0; peak < peaks; peak += 1) {
    const x = ((peak + 0.5) / peaks) * width + random.between(-60, 60);
    const top = random.between(100, 205);
    const half = random.between(200, 290);
    drawPeak(drawing, random, {
      x,
      top,
      half,
      foot: shore,
      rock: mix(rock, haze, random.between(0.05, 0.25)),
    });
  }
}

interface Peak {
  x: number;
  top: number;
  half: number;
  foot: number;
  rock: string;
}

/** Light comes from the left: one face lit, the other in shade, snow on both down to a ragged line. */
function drawPeak(drawing: Drawing, random: Random, { x, top, half, foot, rock }: Peak): void {
  const side = (direction: -1 | 1): Point[] => {
    const points: Point[] = [];
    for (let step = 1; step <= 14; step += 1) {
      const share = step / 14;
      points.push([
        x + direction * half * share + random.between(-9, 9),
        top + (foot - top) * share ** 0.92 + random.between(-9, 9),
      ]);
    }
    return points;
  };
  const crest: Point[] = [];
  for (let step = 1; step <= 10; step += 1) {
    crest.push([x + random.between(-14, 22) + step * 3, top + ((foot - top) * step) / 10]);
  }
  const [left, right] = [side(-1), side(1)];
  drawing.polygon([[x, top], ...left, ...[...crest].reverse()], mix(rock, '#ffffff', 0.16));
  drawing.polygon([[x, top], ...right, ...[...crest].reverse()], mix(rock, '#101828', 0.3));

  const edge = (points: readonly Point[]) => points.slice(0, 5);
  const ragged = (from: Point, to: Point): Point[] =>
    [0.2, 0.4, 0.6, 0.8].map((share, index) => [
      from[0] + (to[0] - from[0]) * share,
      from[1] + (to[1] - from[1]) * share + (index % 2 === 0 ? 26 : -16),
    ]);
  const middle = crest[3] ?? [x, top];
  for (const [points, colour] of [
    [left, '#fbfdff'],
    [right, '#c3d2e6'],
  ] as const) {
    const rim = edge(points);
    const low = rim.at(-1) ?? [x, top];
    drawing.polygon(
      [[x, top], ...rim, ...ragged(low, middle), middle, ...crest.slice(0, 3).reverse()],
      colour,
    );
  }
}

function drawLake(drawing: Drawing, random: Random, shore: number, water: string, rock: string): void {
  drawing.rectangle(
    0,
    shore,
    width,
    height - shore,
    drawing.linear([mix(water, '#ffffff', 0.35), water, mix(water, rock, 0.5)]),
  );
  for (let patch = 0; patch < 12; patch += 1) {
    drawing.ellipse(
      random.between(0, width),
      shore + random.between(8, 80),
      random.between(50, 120),
      random.between(8, 26),
      mix(rock, water, 0.5),
      {
        opacity: 0.3,
        ...drawing.blur(6),
      },
    );
  }
  ripples(drawing, random, shore, '#ffffff', 90);
}
