import { type Drawing, height, mix, type Point, width } from './drawing.ts';
import { cloud, ridge, ripples, under } from './landscape.ts';
import type { Random } from './random.ts';

const coasts = [
  { sky: ['#2f86d1', '#bfe2f5'], sea: ['#3f9fc9', '#0f4f86'], isle: '#6f9a6a' },
  { sky: ['#58a6dd', '#dff1f5'], sea: ['#4fb3bf', '#14627d'], isle: '#8a9a6c' },
  { sky: ['#3b8fd4', '#cfeaf7'], sea: ['#3a8fc4', '#0c3f74'], isle: '#5f8f74' },
  { sky: ['#6fb3e0', '#eef4ee'], sea: ['#5ab6c9', '#1b6c8c'], isle: '#92976d' },
  { sky: ['#4596d6', '#d4edf4'], sea: ['#46a3cf', '#124a80'], isle: '#769a78' },
] as const;

const hulls = ['#ffffff', '#c62828', '#1f3a5f', '#f2c14e', '#2e7d6b'] as const;
const sails = ['#ffffff', '#fff7e6', '#ffe9e0', '#eaf4ff'] as const;

/** Sailing boats on a blue sea. */
export function drawBoats(drawing: Drawing, random: Random, variant: number): void {
  const { sky, sea, isle } = coasts[variant % coasts.length] ?? coasts[0];
  const horizon = random.between(285, 335);
  drawing.rectangle(0, 0, width, horizon, drawing.linear(sky));
  for (let count = random.integer(2, 4); count > 0; count -= 1) {
    cloud(
      drawing,
      random,
      [random.between(40, 760), random.between(60, horizon - 90)],
      random.between(0.5, 1),
    );
  }
  const coast = ridge(random, horizon - 16, 16, 0.45);
  drawing.polygon(under(coast, horizon + 1), mix(isle, sky[1], 0.45));
  drawing.rectangle(0, horizon, width, height - horizon, drawing.linear([mix(sea[0], sky[1], 0.35), ...sea]));
  ripples(drawing, random, horizon, '#ffffff', 170);
  ripples(drawing, random, horizon, sea[1], 120);

  const count = random.integer(2, 3);
  for (let boat = 0; boat < count; boat += 1) {
    const near = boat / (count - 1);
    const slot = ((boat + variant) % count) + random.between(0.35, 0.65);
    const size = 0.36 + near * 0.75;
    drawBoat(drawing, random, [130 + (slot / count) * (width - 260), horizon + 18 + near * 150], size, {
      hull: hulls[(boat + variant) % hulls.length] ?? hulls[0],
      sail: sails[(boat + variant) % sails.length] ?? sails[0],
      stripe: hulls[(boat + variant + 1) % hulls.length] ?? hulls[1],
      sea: sea[1],
    });
  }
}

interface Boat {
  hull: string;
  sail: string;
  stripe: string;
  sea: string;
}

function drawBoat(drawing: Drawing, random: Random, [x, y]: Point, size: number, boat: Boat): void {
  const heading = random.chance(0.5) ? 1 : -1;
  drawing.group(
    `translate(${x} ${y}) scale(${size * heading} ${size}) rotate(${random.between(-5, 1)})`,
    () => {
      drawing.ellipse(0, 44, 112, 10, mix(boat.sea, '#000000', 0.35), { opacity: 0.4, ...drawing.blur(4) });
      drawing.path('M-4 6 L-4 -206 C58 -140 74 -66 78 -8 Z', boat.sail, {
        opacity: 0.22,
        transform: 'translate(0 46) scale(1 -0.4)',
        ...drawing.blur(5),
      });
      drawing.line([-6, 18], [-6, -214], '#6b4a2f', 5);
      drawing.path(
        'M-1 -206 C60 -140 80 -66 84 -10 L-1 -2 Z',
        drawing.linear([boat.sail, mix(boat.sail, '#8fa3bf', 0.35)], -70),
      );
      drawing.path(
        'M-12 -192 C-44 -120 -74 -52 -88 -6 L-12 -2 Z',
        drawing.linear([mix(boat.sail, '#8fa3bf', 0.12), mix(boat.sail, '#8fa3bf', 0.45)], 60),
      );
      drawing.path('M0 -120 C34 -114 56 -104 66 -92 L73 -64 C50 -78 26 -86 0 -90 Z', boat.stripe, {
        opacity: 0.85,
      });
      drawing.path(
        'M-100 8 L108 2 C96 34 78 46 62 46 L-66 46 C-86 44 -96 28 -100 8 Z',
        drawing.linear([mix(boat.hull, '#ffffff', 0.25), boat.hull, mix(boat.hull, '#0b1a2b', 0.45)]),
      );
      drawing.path('M-100 10 L107 4 L104 14 L-98 19 Z', mix(boat.stripe, '#2b1c10', 0.3));
      drawing.rectangle(-52, -8, 52, 17, '#e9dcc4', { rx: 5 });
      for (const portX of [-44, -28, -12]) drawing.circle(portX, 1, 4, '#35506b');
      drawing.path('M-108 46 q18 -9 36 0 t36 0 t36 0 t36 0 t36 0 t36 0', 'none', {
        stroke: '#ffffff',
        'stroke-width': 4,
        'stroke-linecap': 'round',
        opacity: 0.75,
      });
      drawing.polygon(
        [
          [-6, -214],
          [-36, -206],
          [-6, -197],
        ],
        boat.stripe,
      );
    },
  );
}
