import { type Drawing, height, mix, width } from './drawing.ts';
import { heightAt, ridge, ripples, under } from './landscape.ts';
import type { Random } from './random.ts';

interface Evening {
  sky: readonly [string, string, string, string];
  sun: string;
}

const evenings: readonly [Evening, ...Evening[]] = [
  { sky: ['#2d2a5c', '#a4416e', '#f27a4d', '#ffd27a'], sun: '#fff1b8' },
  { sky: ['#1f3a63', '#6a5a8c', '#f0876a', '#ffc36b'], sun: '#ffe9c2' },
  { sky: ['#47264f', '#b23a48', '#f26a32', '#ffb347'], sun: '#ffe08a' },
  { sky: ['#31486e', '#c06c84', '#f8a07e', '#ffe0a3'], sun: '#fff6dc' },
  { sky: ['#241a3f', '#7b2d5b', '#e4572e', '#ffa63d'], sun: '#ffdf6b' },
];

/** The sun going down over the sea. */
export function drawSunset(drawing: Drawing, random: Random, variant: number): void {
  const { sky, sun } = evenings[variant % evenings.length] ?? evenings[0];
  const horizon = random.between(335, 390);
  const sunX = random.between(240, 560);
  const sunY = horizon - random.between(20, 95);

  drawing.rectangle(0, 0, width, horizon, drawing.linear(sky));
  drawing.circle(sunX, sunY, 330, drawing.glow(sun, 0.75));
  drawing.circle(sunX, sunY, random.between(42, 60), sun);
  for (let streak = 0; streak < 16; streak += 1) {
    const y = random.between(40, horizon - 30);
    const lit = y / horizon;
    drawing.ellipse(
      random.between(0, width),
      y,
      random.between(60, 230),
      random.between(4, 13),
      mix(sky[1], sky[3], lit * 0.9),
      {
        opacity: random.between(0.35, 0.8),
        ...drawing.blur(5),
      },
    );
  }
  drawSea(drawing, random, { horizon, sunX, sky, sun });
  if (variant % 2 === 0) drawHeadland(drawing, random, horizon, mix(sky[0], '#000000', 0.35));
  else drawBirds(drawing, random, mix(sky[0], '#000000', 0.3));
}

interface Sea extends Evening {
  horizon: number;
  sunX: number;
}

function drawSea(drawing: Drawing, random: Random, { horizon, sunX, sky, sun }: Sea): void {
  const water = [mix(sky[2], sky[0], 0.25), mix(sky[1], sky[0], 0.5), mix(sky[0], '#000000', 0.35)];
  drawing.rectangle(0, horizon, width, height - horizon, drawing.linear(water));
  ripples(drawing, random, horizon, mix(sky[2], sky[3], 0.5), 120);
  ripples(drawing, random, horizon, mix(sky[0], '#000000', 0.5), 90);
  // The road of light: narrow at the horizon, broken and wide in front.
  for (let glint = 0; glint < 170; glint += 1) {
    const depth = random.between(0, 1) ** 1.4;
    const spread = 26 + depth * 80;
    drawing.ellipse(
      sunX + random.between(-spread, spread) * random.between(0.2, 1),
      horizon + 2 + depth * (height - horizon),
      6 + depth * 34 * random.between(0.4, 1),
      0.8 + depth * 2.6,
      sun,
      { opacity: random.between(0.35, 0.9) * (1 - depth * 0.45) },
    );
  }
}

function drawHeadland(drawing: Drawing, random: Random, horizon: number, colour: string): void {
  const fromLeft = random.chance(0.5);
  const skyline = ridge(random, 0, 14, 0.55);
  const reach = random.between(240, 330);
  const points = skyline.map(([x]): [number, number] => {
    const share = Math.min(1, (fromLeft ? x : width - x) / reach);
    return [x, horizon + 3 - (1 - share) * (95 + heightAt(skyline, x)) * (share < 1 ? 1 : 0)];
  });
  drawing.polygon(under(points, horizon + 4), colour);
}

function drawBirds(drawing: Drawing, random: Random, colour: string): void {
  for (let bird = random.integer(4, 7); bird > 0; bird -= 1) {
    const x = random.between(120, width - 120);
    const y = random.between(70, 230);
    const wing = random.between(10, 20);
    drawing.path(
      `M${x - wing} ${y - wing * 0.3} Q${x - wing * 0.4} ${y - wing * 0.5} ${x} ${y} Q${x + wing * 0.4} ${y - wing * 0.5} ${x + wing} ${y - wing * 0.3}`,
      'none',
      { stroke: colour, 'stroke-width': 2.4, 'stroke-linecap': 'round' },
    );
  }
}
