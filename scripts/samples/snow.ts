import { type Drawing, height, mix, type Point, width } from './drawing.ts';
import { fir, heightAt, ridge, stars, under } from './landscape.ts';
import type { Random } from './random.ts';

const dusks = [
  { sky: ['#16264d', '#4d6296', '#c9b6cf'], snow: '#dfe8f7' },
  { sky: ['#0f1f3d', '#36568a', '#9fb9dc'], snow: '#d4e2f4' },
  { sky: ['#232a55', '#6a6a9e', '#e6bfc0'], snow: '#e9e6f3' },
  { sky: ['#122a4a', '#3f6c93', '#b6d0de'], snow: '#d9e8f0' },
  { sky: ['#1a2148', '#55598f', '#d3acc4'], snow: '#e3e4f4' },
] as const;

const walls = ['#8a3b2e', '#6b4a34', '#a9673e', '#5a6a7a', '#7d2f3a', '#c2a06c'] as const;

/** A few houses with warm windows, deep in snow. */
export function drawSnow(drawing: Drawing, random: Random, variant: number): void {
  const { sky, snow } = dusks[variant % dusks.length] ?? dusks[0];
  drawing.rectangle(0, 0, width, height, drawing.linear(sky));
  stars(drawing, random, 50, 190);
  const far = ridge(random, 300, 40, 0.42);
  drawing.polygon(under(far), mix(sky[1], snow, 0.35));
  for (let tree = 0; tree < 30; tree += 1) {
    const x = random.between(0, width);
    fir(
      drawing,
      random,
      [x, heightAt(far, x) + random.between(24, 60)],
      random.between(40, 80),
      mix('#1d3a40', sky[1], 0.45),
    );
  }
  const near = ridge(random, 400, 18, 0.4);
  drawing.polygon(under(near), drawing.linear([mix(snow, sky[1], 0.2), snow, mix(snow, sky[1], 0.4)]));

  const houses = random.integer(3, 4);
  for (let house = 0; house < houses; house += 1) {
    const x = ((house + 0.5) / houses) * width + random.between(-28, 28);
    const size = random.between(0.8, 1.15);
    if (random.chance(0.6))
      drawSnowyFir(drawing, random, [x - 100 * size, heightAt(near, x) + 40], random.between(120, 180), snow);
    drawHouse(
      drawing,
      [x, heightAt(near, x) + random.between(48, 84)],
      size,
      walls[(house * 2 + variant) % walls.length] ?? walls[0],
      snow,
    );
  }
  drawing.polygon(under(ridge(random, 520, 16, 0.4)), drawing.linear(['#f7fbff', mix(snow, sky[1], 0.3)]));
  for (const x of [random.between(-10, 70), random.between(730, 810)])
    drawSnowyFir(drawing, random, [x, 590], random.between(210, 290), snow);
  for (let flake = 0; flake < 150; flake += 1) {
    drawing.circle(random.between(0, width), random.between(0, height), random.between(0.8, 3), '#ffffff', {
      opacity: random.between(0.35, 0.9),
    });
  }
}

function drawSnowyFir(drawing: Drawing, random: Random, foot: Point, tall: number, snow: string): void {
  fir(drawing, random, foot, tall, '#173137');
  const [x, y] = foot;
  for (let bough = 0; bough < 5; bough += 1) {
    const top = y - tall + (bough / 5) * tall * 0.85;
    const reach = (0.1 + (bough + 1) / 5) * tall * 0.16;
    drawing.path(
      `M${x - reach} ${top + tall * 0.19} Q${x} ${top - tall * 0.04} ${x + reach} ${top + tall * 0.19} Q${x} ${top + tall * 0.1} ${x - reach} ${top + tall * 0.19} Z`,
      snow,
      { opacity: 0.9 },
    );
  }
}

function drawHouse(drawing: Drawing, [x, y]: Point, size: number, wall: string, snow: string): void {
  drawing.group(`translate(${x} ${y}) scale(${size})`, () => {
    drawing.ellipse(0, 6, 150, 44, drawing.glow('#ffcf7a', 0.5));
    drawing.rectangle(30, -178, 20, 56, mix(wall, '#000000', 0.3));
    drawing.rectangle(26, -184, 28, 10, '#ffffff', { rx: 5 });
    drawing.polygon(
      [
        [-72, 0],
        [-72, -80],
        [0, -150],
        [72, -80],
        [72, 0],
      ],
      drawing.linear([mix(wall, '#000000', 0.15), wall]),
    );
    for (let board = -68; board < 0; board += 12)
      drawing.line([-71, board], [71, board], mix(wall, '#000000', 0.4), 1.2, { opacity: 0.5 });
    drawing.path(
      'M-98 -66 Q-96 -78 -88 -86 L-10 -166 Q0 -174 10 -166 L88 -86 Q96 -78 98 -66 Q88 -58 78 -68 L0 -144 L-78 -68 Q-88 -58 -98 -66 Z',
      drawing.linear(['#ffffff', snow]),
    );
    for (const windowX of [-50, 24]) drawWindow(drawing, windowX, -62, 26, 30);
    drawWindow(drawing, -12, -112, 24, 22);
    drawing.rectangle(-13, -44, 26, 44, mix(wall, '#1a0d08', 0.6), { rx: 3 });
    drawing.circle(8, -22, 2, '#ffd76e');
    drawing.ellipse(0, 4, 96, 11, '#ffffff');
  });
}

function drawWindow(drawing: Drawing, x: number, y: number, wide: number, tall: number): void {
  drawing.circle(x + wide / 2, y + tall / 2, wide * 1.3, drawing.glow('#ffc45c', 0.6));
  drawing.rectangle(x, y, wide, tall, drawing.linear(['#fff0b8', '#ffb948']), {
    stroke: '#f5ede0',
    'stroke-width': 3,
  });
  drawing.line([x + wide / 2, y], [x + wide / 2, y + tall], '#f5ede0', 2);
  drawing.line([x, y + tall / 2], [x + wide, y + tall / 2], '#f5ede0', 2);
}
