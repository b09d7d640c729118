import { type Fruit, grapes, greenApple, lemon, orange, pear, redApple } from './fruits.ts';
import { type Drawing, height, mix, type Point, width } from './drawing.ts';
import type { Random } from './random.ts';

const rooms = [
  { wall: ['#f3e3c7', '#d8bd93'], table: '#9a6a3f', bowl: '#4f7fa8' },
  { wall: ['#dfe6e0', '#b5c3b6'], table: '#7d5536', bowl: '#f2efe8' },
  { wall: ['#f4d9c6', '#d9a98a'], table: '#8a5a37', bowl: '#3f6f6a' },
  { wall: ['#e6ddea', '#bfaecb'], table: '#a3764a', bowl: '#d8a24a' },
  { wall: ['#e9e7d2', '#c6c298'], table: '#6f4a30', bowl: '#b24c3f' },
] as const;

const platters: readonly [readonly [Fruit, ...Fruit[]], ...(readonly [Fruit, ...Fruit[]])[]] = [
  [orange, redApple, lemon],
  [redApple, greenApple, pear],
  [orange, lemon, grapes],
  [redApple, orange, grapes],
  [pear, lemon, greenApple],
];

/** A bowl of fruit on a wooden table, with some lying in front. */
export function drawFruit(drawing: Drawing, random: Random, variant: number): void {
  const { wall, table, bowl } = rooms[variant % rooms.length] ?? rooms[0];
  const kinds = platters[variant % platters.length] ?? platters[0];
  const edge = random.between(330, 365);
  drawing.rectangle(0, 0, width, edge, drawing.linear(wall, 20));
  drawing.ellipse(random.between(120, 300), 90, 340, 220, drawing.glow('#ffffff', 0.55));
  drawTable(drawing, random, edge, table);

  const at: Point = [random.between(340, 460), edge + 90];
  drawing.ellipse(at[0] + 26, at[1] + 112, 240, 30, '#000000', { opacity: 0.35, ...drawing.blur(12) });
  const heap: readonly (readonly [number, number])[] = [
    [-60, -128],
    [62, -124],
    [0, -176],
    [-142, -62],
    [-48, -74],
    [50, -72],
    [142, -60],
  ];
  for (const [x, y] of heap)
    drawOne(drawing, random, random.pick(kinds), [at[0] + x, at[1] + y], random.between(0.98, 1.12));
  drawBowl(drawing, at, bowl);
  for (const side of [-1, 1]) {
    const x = at[0] + side * random.between(250, 320);
    const y = edge + random.between(165, 195);
    drawing.ellipse(x + 12, y + 56, 66, 14, '#000000', { opacity: 0.35, ...drawing.blur(7) });
    drawOne(drawing, random, random.pick(kinds), [x, y], random.between(1, 1.15));
  }
}

function drawOne(drawing: Drawing, random: Random, fruit: Fruit, [x, y]: Point, size: number): void {
  drawing.group(`translate(${x} ${y}) scale(${size}) rotate(${random.between(-16, 16)})`, () => {
    fruit(drawing);
  });
}

function drawTable(drawing: Drawing, random: Random, edge: number, wood: string): void {
  drawing.rectangle(
    0,
    edge,
    width,
    height - edge,
    drawing.linear([mix(wood, '#ffffff', 0.22), wood, mix(wood, '#1a0e06', 0.35)]),
  );
  for (let grain = 0; grain < 60; grain += 1) {
    const y = edge + random.between(4, height - edge);
    const bend = random.between(-6, 6);
    drawing.path(`M-10 ${y} Q400 ${y + bend * 3} 810 ${y + bend}`, 'none', {
      stroke: mix(wood, '#1a0e06', 0.5),
      'stroke-width': random.between(0.6, 2),
      opacity: 0.25,
    });
  }
  drawing.rectangle(0, edge, width, 5, mix(wood, '#ffffff', 0.45), { opacity: 0.6 });
}

function drawBowl(drawing: Drawing, [x, y]: Point, glaze: string): void {
  drawing.path(
    `M${x - 222} ${y - 40} C${x - 210} ${y + 70} ${x - 120} ${y + 112} ${x} ${y + 114} C${x + 120} ${y + 112} ${x + 210} ${y + 70} ${x + 222} ${y - 40} Q${x} ${y + 8} ${x - 222} ${y - 40} Z`,
    drawing.linear([mix(glaze, '#ffffff', 0.4), glaze, mix(glaze, '#08131d', 0.5)], -60),
  );
  drawing.path(`M${x - 222} ${y - 40} Q${x} ${y + 8} ${x + 222} ${y - 40}`, 'none', {
    stroke: mix(glaze, '#ffffff', 0.6),
    'stroke-width': 6,
    'stroke-linecap': 'round',
  });
  drawing.path(`M${x - 176} ${y + 22} Q${x} ${y + 78} ${x + 176} ${y + 22}`, 'none', {
    stroke: mix(glaze, '#ffffff', 0.55),
    'stroke-width': 4,
    opacity: 0.55,
  });
}
