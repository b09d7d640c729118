import { aster, type Bloom, cosmos, daisy, poppy, sunflower } from './blooms.ts';
import { type Drawing, height, mix, type Point, width } from './drawing.ts';
import type { Random } from './random.ts';

interface Meadow {
  bloom: Bloom;
  background: readonly [string, string, string];
}

const meadows: readonly [Meadow, ...Meadow[]] = [
  { bloom: daisy, background: ['#b6d98a', '#5f9a45', '#234d22'] },
  { bloom: sunflower, background: ['#bfe0f5', '#8fb95b', '#2f5a25'] },
  { bloom: poppy, background: ['#d8e7b0', '#7ea352', '#2d5226'] },
  { bloom: cosmos, background: ['#cfe6d4', '#7fae76', '#2c5637'] },
  { bloom: aster, background: ['#d9e4c2', '#6f9a58', '#274a2c'] },
];

/** A close look into a meadow: soft lights behind, sharp blooms in front. */
export function drawFlowers(drawing: Drawing, random: Random, variant: number): void {
  const { bloom, background } = meadows[variant % meadows.length] ?? meadows[0];
  drawing.rectangle(0, 0, width, height, drawing.linear(background));
  for (let light = 0; light < 34; light += 1) {
    drawing.circle(
      random.between(0, width),
      random.between(0, height),
      random.between(14, 46),
      mix(background[0], '#ffffff', random.between(0, 0.5)),
      { opacity: random.between(0.08, 0.26), ...drawing.blur(5) },
    );
  }
  drawGrass(drawing, random, background[1], 60);
  const place = (
    count: number,
    size: readonly [number, number],
    y: readonly [number, number],
    blur: number,
  ) => {
    for (let flower = 0; flower < count; flower += 1) {
      const x = ((flower + random.between(0.2, 0.8)) / count) * width;
      drawFlower(drawing, random, bloom, {
        at: [x, random.between(...y)],
        size: random.between(...size),
        blur,
        stem: mix(background[1], background[2], 0.6),
      });
    }
  };
  place(7, [0.32, 0.42], [170, 300], 4);
  place(5, [0.55, 0.75], [230, 380], 1.2);
  drawGrass(drawing, random, background[2], 40);
  place(3, [0.95, 1.3], [250, 420], 0);
}

function drawGrass(drawing: Drawing, random: Random, colour: string, blades: number): void {
  for (let blade = 0; blade < blades; blade += 1) {
    const x = random.between(0, width);
    const lean = random.between(-60, 60);
    const tall = random.between(120, 300);
    drawing.path(
      `M${x - 5} 600 Q${x} ${600 - tall * 0.6} ${x + lean} ${600 - tall} Q${x + 8} ${600 - tall * 0.5} ${x + 6} 600 Z`,
      mix(colour, '#cfe58a', random.between(0, 0.35)),
      { opacity: 0.8 },
    );
  }
}

interface Flower {
  at: Point;
  size: number;
  blur: number;
  stem: string;
}

function drawFlower(
  drawing: Drawing,
  random: Random,
  bloom: Bloom,
  { at: [x, y], size, blur, stem }: Flower,
): void {
  const soft = blur > 0 ? drawing.blur(blur) : {};
  const foot = x + random.between(-60, 60);
  drawing.path(`M${x} ${y} Q${x + 10} ${y + 160} ${foot} 620`, 'none', {
    stroke: stem,
    'stroke-width': 11 * size,
    'stroke-linecap': 'round',
    ...soft,
  });
  for (const side of [-1, 1]) {
    const leafY = y + random.between(130, 210) * size;
    drawing.path(
      `M${x} ${leafY} q${side * 36 * size} ${-46 * size} ${side * 92 * size} ${-30 * size} q${side * -30 * size} ${44 * size} ${side * -92 * size} ${30 * size} Z`,
      mix(stem, '#9ccc65', 0.25),
      soft,
    );
  }
  // Seen a little from the side, as flowers are.
  drawing.group(
    `translate(${x} ${y}) scale(${size} ${size * random.between(0.78, 0.98)}) rotate(${random.between(-30, 30)})`,
    () => {
      bloom(drawing, random);
    },
    soft,
  );
}
