import { type Drawing, height, mix, type Point, width } from './drawing.ts';
import { cloud, ridge, under } from './landscape.ts';
import type { Random } from './random.ts';

const skies = [
  { sky: ['#4aa3df', '#bfe3f7', '#fdf3dc'], land: '#7fae5b' },
  { sky: ['#6fb1e0', '#cfe8f5', '#ffe7cf'], land: '#98a85a' },
  { sky: ['#3f92d2', '#a9d8f2', '#f3f7e6'], land: '#6ba05a' },
  { sky: ['#86bfe6', '#f6dfd3', '#ffd9ad'], land: '#b2985c' },
  { sky: ['#5aa9dc', '#c6e6f0', '#fff0d2'], land: '#86aa62' },
] as const;

const cloths = [
  ['#e63946', '#f1faee', '#f4a261'],
  ['#ffb703', '#fb5607', '#ffffff'],
  ['#3a86ff', '#ffbe0b', '#ff006e'],
  ['#2a9d8f', '#e9c46a', '#e76f51'],
  ['#8338ec', '#ffd166', '#ef476f'],
  ['#d62828', '#fcbf49', '#003049'],
] as const;

/** Hot-air balloons rising over hills in the morning. */
export function drawBalloons(drawing: Drawing, random: Random, variant: number): void {
  const { sky, land } = skies[variant % skies.length] ?? skies[0];
  drawing.rectangle(0, 0, width, height, drawing.linear(sky));
  for (let count = random.integer(3, 4); count > 0; count -= 1) {
    cloud(drawing, random, [random.between(40, 760), random.between(60, 380)], random.between(0.6, 1.2));
  }
  for (let layer = 0; layer < 3; layer += 1) {
    drawing.polygon(under(ridge(random, 490 + layer * 40, 24, 0.4)), mix(land, sky[2], 0.6 - layer * 0.26));
  }
  const count = random.pick([4, 5]);
  for (let balloon = 0; balloon < count; balloon += 1) {
    // Small ones first: they are the far ones.
    const size = 0.26 + 0.62 * (balloon / (count - 1)) ** 1.5;
    // Three shares no factor with the count, so that every balloon gets a place of its own.
    const slot = ((balloon * 3 + variant) % count) + random.between(0.25, 0.75);
    const x = Math.min(width - 110 * size, Math.max(110 * size, (slot / count) * width));
    const y = random.between(130 * size + 20, 400 - 120 * size);
    drawBalloon(drawing, [x, y], size, cloths[(balloon + variant * 2) % cloths.length] ?? cloths[0]);
  }
}

function drawBalloon(drawing: Drawing, [x, y]: Point, size: number, cloth: readonly string[]): void {
  const gores = 8;
  drawing.group(`translate(${x} ${y}) scale(${size})`, () => {
    for (const ropeX of [-26, -9, 9, 26]) drawing.line([ropeX, 112], [ropeX * 0.62, 158], '#5b4636', 1.6);
    for (let gore = 0; gore < gores; gore += 1) {
      // Gores bulge with the cosine, as stripes on a ball do.
      const left = -Math.cos((gore / gores) * Math.PI);
      const right = -Math.cos(((gore + 1) / gores) * Math.PI);
      drawing.path(
        `M0 -112 C${left * 128} -112 ${left * 142} 26 ${left * 28} 114 L${right * 28} 114 C${right * 142} 26 ${right * 128} -112 0 -112 Z`,
        cloth[gore % cloth.length] ?? '#ffffff',
      );
    }
    drawing.path(
      'M0 -112 C128 -112 142 26 28 114 L-28 114 C-142 26 -128 -112 0 -112 Z',
      drawing.radial(['#ffffff', '#808080', '#101010'], [0.32, 0.28]),
      {
        opacity: 0.26,
      },
    );
    drawing.rectangle(-28, 110, 56, 7, '#4b3526');
    drawing.rectangle(-18, 156, 36, 27, drawing.linear(['#b8834d', '#7d5430']), { rx: 4 });
    for (const weaveY of [163, 170, 177])
      drawing.line([-17, weaveY], [17, weaveY], '#5d3d22', 1.2, { opacity: 0.6 });
  });
}
