import { type Drawing, height, mix, type Point, width } from './drawing.ts';
import type { Random } from './random.ts';

interface Season {
  light: string;
  leaves: readonly [string, ...string[]];
  bark: string;
  floor: string;
}

const seasons: readonly [Season, ...Season[]] = [
  { light: '#e9f2c9', leaves: ['#5d9a3c', '#7cb342', '#3f7d2f'], bark: '#4a3a2a', floor: '#4e6b2c' },
  { light: '#d9ead3', leaves: ['#2f6b3a', '#47894b', '#1f5130'], bark: '#3c3329', floor: '#2f4f2b' },
  { light: '#eef3d2', leaves: ['#86b93f', '#a4cf5a', '#5f9a35'], bark: '#5a4a38', floor: '#6a8236' },
  { light: '#dbe8dc', leaves: ['#3d7a55', '#5b9a6c', '#2a5c44'], bark: '#3f3a34', floor: '#3a5a40' },
  { light: '#f3eebf', leaves: ['#6f9f33', '#93b83f', '#4b7d2b'], bark: '#4d3d2c', floor: '#5c7330' },
];

/** Tall trunks fading into bright mist, leaves above, ferns and a path below. */
export function drawForest(drawing: Drawing, random: Random, variant: number): void {
  const { light, leaves, bark, floor } = seasons[variant % seasons.length] ?? seasons[0];
  const ground = random.between(430, 470);
  drawing.rectangle(
    0,
    0,
    width,
    height,
    drawing.linear([mix(leaves[0], light, 0.35), light, mix(light, leaves[0], 0.25)]),
  );
  const sunX = random.between(220, 580);
  drawing.circle(sunX, 190, 320, drawing.glow('#fffdf0', 0.9));

  for (let layer = 0; layer < 4; layer += 1) {
    const near = layer / 3;
    const haze = 0.72 - near * 0.62;
    for (let leaf = 0; leaf < 60; leaf += 1) {
      drawLeaves(
        drawing,
        random,
        [random.between(-20, 820), random.between(-30, 110 + 60 * near)],
        mix(random.pick(leaves), light, haze),
      );
    }
    if (layer === 2) drawRays(drawing, random, sunX);
    const count = Math.round(15 - near * 9);
    for (let trunk = 0; trunk < count; trunk += 1) {
      const x = ((trunk + random.between(0.1, 0.9)) / count) * width;
      // The path stays open in the middle, as far as the nearest trunks are concerned.
      if (layer > 1 && Math.abs(x - 400) < 90 * near) continue;
      drawTrunk(drawing, random, {
        x,
        foot: ground - 26 + near * 90,
        wide: 9 + near * 34,
        bark: mix(bark, light, haze),
      });
    }
    if (layer === 0) drawFloor(drawing, random, ground, floor, light);
  }
  for (let fern = 0; fern < 30; fern += 1) {
    const x = random.between(0, width);
    const y = random.between(540, 610);
    if (Math.abs(x - 400) > 150)
      drawFern(drawing, random, [x, y], mix(random.pick(leaves), '#0b2010', random.between(0.1, 0.4)));
  }
}

function drawLeaves(drawing: Drawing, random: Random, [x, y]: Point, colour: string): void {
  for (let blob = 0; blob < 5; blob += 1) {
    drawing.ellipse(
      x + random.between(-34, 34),
      y + random.between(-24, 24),
      random.between(9, 24),
      random.between(7, 17),
      mix(colour, '#ffffff', random.between(0, 0.16)),
      { opacity: 0.85 },
    );
  }
}

function drawRays(drawing: Drawing, random: Random, sunX: number): void {
  for (let ray = 0; ray < 5; ray += 1) {
    const x = sunX + random.between(-220, 220);
    const wide = random.between(20, 55);
    drawing.polygon(
      [
        [sunX - 10, 0],
        [sunX + 10, 0],
        [x + wide * 2, 520],
        [x - wide, 520],
      ],
      '#fffbe0',
      { opacity: 0.13, ...drawing.blur(8) },
    );
  }
}

interface Trunk {
  x: number;
  foot: number;
  wide: number;
  bark: string;
}

function drawTrunk(drawing: Drawing, random: Random, { x, foot, wide, bark }: Trunk): void {
  const lean = random.between(-16, 16);
  const half = wide / 2;
  drawing.path(
    `M${x - half * 1.7} ${foot} Q${x - half} ${foot - 46} ${x - half + lean * 0.5} ${foot * 0.5} L${x - half * 0.7 + lean} -10 ` +
      `L${x + half * 0.7 + lean} -10 L${x + half + lean * 0.5} ${foot * 0.5} Q${x + half} ${foot - 46} ${x + half * 1.7} ${foot} Z`,
    drawing.linear([mix(bark, '#fff3d0', 0.3), bark, mix(bark, '#000000', 0.35)], -90),
  );
  for (let crack = 0; crack < wide / 2.5; crack += 1) {
    const crackX = x + random.between(-half, half) * 0.7;
    const y = random.between(40, foot - 40);
    drawing.line(
      [crackX + lean * (1 - y / foot), y],
      [crackX + lean * (1 - (y + 40) / foot), y + random.between(14, 46)],
      mix(bark, '#000000', 0.35),
      1.2,
      { opacity: 0.5 },
    );
  }
}

function drawFloor(drawing: Drawing, random: Random, ground: number, floor: string, light: string): void {
  drawing.rectangle(
    0,
    ground - 40,
    width,
    height - ground + 40,
    drawing.linear([mix(floor, light, 0.55), floor, mix(floor, '#000000', 0.4)]),
  );
  const bend = random.between(-70, 70);
  drawing.path(
    `M${386 + bend} ${ground - 40} Q${330 + bend} ${ground + 50} 250 600 L560 600 Q${440 + bend} ${ground + 50} ${414 + bend} ${ground - 40} Z`,
    drawing.linear([mix('#c9ab7a', light, 0.5), '#a98a5c', '#7c6240']),
  );
}

function drawFern(drawing: Drawing, random: Random, [x, y]: Point, colour: string): void {
  for (let frond = -3; frond <= 3; frond += 1) {
    const tipX = x + frond * random.between(12, 20);
    const tipY = y - random.between(36, 66) + Math.abs(frond) * 9;
    drawing.path(
      `M${x} ${y} Q${x + frond * 3} ${tipY} ${tipX} ${tipY} Q${x + frond * 9} ${tipY + 16} ${x} ${y} Z`,
      colour,
    );
  }
}
