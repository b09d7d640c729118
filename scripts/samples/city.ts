import { type Drawing, height, mix, width } from './drawing.ts';
import { ripples, stars } from './landscape.ts';
import type { Random } from './random.ts';

interface Night {
  sky: readonly [string, string, string];
  lamp: readonly [string, ...string[]];
}

const nights: readonly [Night, ...Night[]] = [
  { sky: ['#070b1f', '#16224a', '#3a3f74'], lamp: ['#ffd98a', '#ffc15e', '#fff0c9'] },
  { sky: ['#050914', '#101c38', '#2b3a63'], lamp: ['#ffe2a0', '#9fd3ff', '#ffc66b'] },
  { sky: ['#0b0a1e', '#241b49', '#5a3a70'], lamp: ['#ffcf7d', '#ff9f6b', '#ffe9bd'] },
  { sky: ['#060d18', '#0f2438', '#24495c'], lamp: ['#ffdf94', '#c7ecff', '#ffb85c'] },
  { sky: ['#0a0d22', '#1b2550', '#46427a'], lamp: ['#ffe6ac', '#ffcb70', '#b9dcff'] },
];

/** A skyline at night over a river that doubles its lights. */
export function drawCity(drawing: Drawing, random: Random, variant: number): void {
  const { sky, lamp } = nights[variant % nights.length] ?? nights[0];
  const quay = random.between(440, 475);
  drawing.rectangle(0, 0, width, height, drawing.linear(sky));
  stars(drawing, random, 90, 260);
  if (variant % 2 === 0) {
    const [x, y] = [random.between(110, 690), random.between(70, 130)];
    drawing.circle(x, y, 120, drawing.glow('#dfe6ff', 0.5));
    drawing.circle(x, y, 27, '#f4f1e4');
  }
  drawing.ellipse(400, quay, 520, 170, drawing.glow(lamp[0], 0.4));
  drawRow(drawing, random, {
    quay,
    tallest: 250,
    wide: [34, 62],
    wall: mix(sky[1], sky[2], 0.6),
    lamp,
    lit: 0.22,
  });
  drawRow(drawing, random, {
    quay,
    tallest: 330,
    wide: [48, 84],
    wall: mix(sky[0], sky[1], 0.75),
    lamp,
    lit: 0.45,
  });
  drawRow(drawing, random, {
    quay,
    tallest: 170,
    wide: [56, 110],
    wall: mix(sky[0], '#000000', 0.25),
    lamp,
    lit: 0.5,
  });
  drawRiver(drawing, random, quay, sky, lamp);
}

interface Row {
  quay: number;
  tallest: number;
  wide: readonly [number, number];
  wall: string;
  lamp: readonly [string, ...string[]];
  /** Share of windows with light. */
  lit: number;
}

function drawRow(drawing: Drawing, random: Random, row: Row): void {
  let x = random.between(-30, 0);
  while (x < width) {
    const wide = random.between(...row.wide);
    const tall = row.tallest * random.between(0.35, 1);
    drawTower(drawing, random, row, x, wide, tall);
    x += wide + random.between(0, 12);
  }
}

function drawTower(drawing: Drawing, random: Random, row: Row, x: number, wide: number, tall: number): void {
  const top = row.quay - tall;
  drawing.rectangle(x, top, wide, tall, drawing.linear([mix(row.wall, '#8090c0', 0.12), row.wall]));
  if (random.chance(0.35)) drawing.rectangle(x + wide * 0.25, top - 14, wide * 0.5, 15, row.wall);
  if (tall > row.tallest * 0.75) {
    drawing.line([x + wide / 2, top], [x + wide / 2, top - random.between(24, 60)], row.wall, 2.5);
    drawing.circle(x + wide / 2, top - 26, 2.2, '#ff5a4f');
  }
  const across = Math.max(2, Math.floor(wide / 11));
  const pitch = (wide - 6) / across;
  for (let y = top + 10; y < row.quay - 12; y += 13) {
    // Whole floors are lit or dark together in offices, which is what makes a skyline read as one.
    const floorLit = random.between(0.3, 1.7) * row.lit;
    for (let column = 0; column < across; column += 1) {
      if (!random.chance(floorLit)) continue;
      drawing.rectangle(x + 3 + column * pitch + pitch * 0.2, y, pitch * 0.6, 7, random.pick(row.lamp), {
        opacity: random.between(0.55, 1),
      });
    }
  }
}

function drawRiver(
  drawing: Drawing,
  random: Random,
  quay: number,
  sky: Night['sky'],
  lamp: Night['lamp'],
): void {
  drawing.rectangle(0, quay, width, height - quay, drawing.linear([mix(sky[1], sky[2], 0.4), sky[0]]));
  for (let streak = 0; streak < 70; streak += 1) {
    drawing.rectangle(
      random.between(0, width),
      quay + 4,
      random.between(3, 9),
      random.between(30, height - quay),
      random.pick(lamp),
      {
        opacity: random.between(0.08, 0.36),
        ...drawing.blur(3),
      },
    );
  }
  ripples(drawing, random, quay, mix(sky[0], '#000000', 0.4), 110);
  drawing.rectangle(0, quay - 4, width, 8, mix(sky[0], '#000000', 0.5));
  for (let x = 14; x < width; x += 38) {
    drawing.circle(x, quay - 12, 12, drawing.glow(lamp[0], 0.8));
    drawing.circle(x, quay - 12, 2.4, '#fff6df');
  }
}
