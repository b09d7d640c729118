/**
 * The mark of Lookalike: two picture cards that show the same place. What is drawn follows the size, since a hill of
 * three pixels is only dirt.
 */

const deep = '#0b5a54';
const teal = '#0f766e';
const mint = '#99f6e4';
const pale = '#f0fdfa';

/** With the pictures on the cards, for 48 pixels and more. */
export const wholeMark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024">
  <defs>
    <linearGradient id="ground" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#14958a" />
      <stop offset="1" stop-color="${deep}" />
    </linearGradient>
    <clipPath id="picture"><rect x="-166" y="-166" width="332" height="332" rx="56" /></clipPath>
  </defs>
  <rect x="32" y="32" width="960" height="960" rx="232" fill="url(#ground)" />
  ${card({ x: 408, y: 448, turn: -9, paper: mint, sky: '#5fd9c6', sun: '#fcd34d', hill: '#2ea897', near: '#178577' })}
  ${card({ x: 606, y: 576, turn: 7, paper: pale, sky: '#ccfbf1', sun: '#fbbf24', hill: '#2cb5a3', near: teal })}
</svg>
`;

interface Card {
  x: number;
  y: number;
  turn: number;
  paper: string;
  sky: string;
  sun: string;
  hill: string;
  near: string;
}

function card({ x, y, turn, paper, sky, sun, hill, near }: Card): string {
  return `<g transform="translate(${x} ${y}) rotate(${turn})">
    <rect x="-246" y="-246" width="492" height="492" rx="124" fill="${teal}" />
    <rect x="-226" y="-226" width="452" height="452" rx="104" fill="${paper}" />
    <g clip-path="url(#picture)">
      <rect x="-166" y="-166" width="332" height="332" fill="${sky}" />
      <circle cx="76" cy="-72" r="46" fill="${sun}" />
      <path d="M-190 96 L-62 -58 Q-40 -84 -18 -58 L150 180 L-190 180 Z" fill="${hill}" />
      <path d="M-60 180 L62 42 Q82 20 102 42 L210 180 Z" fill="${near}" />
    </g>
  </g>`;
}

/** The two cards alone, laid on whole pixels of a small grid. */
export function smallMark(size: 16 | 20 | 24 | 32): string {
  const { corner, card: side, round, back, front, gap } = smallGrids[size];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">
  <rect width="${size}" height="${size}" rx="${corner}" fill="${teal}" />
  ${cards({ side, round, back, front, gap }, { back: mint, front: pale, between: teal })}
</svg>
`;
}

interface Grid {
  side: number;
  round: number;
  back: readonly [number, number];
  front: readonly [number, number];
  /** What keeps the front card apart from the back one. */
  gap: number;
}

const smallGrids = {
  16: { corner: 4, card: 7, round: 1.75, back: [3, 3], front: [6, 6], gap: 1 },
  20: { corner: 5, card: 9, round: 2.25, back: [3, 3], front: [8, 8], gap: 1 },
  24: { corner: 6, card: 11, round: 2.75, back: [4, 4], front: [9, 9], gap: 1 },
  32: { corner: 8, card: 14, round: 3.5, back: [5, 5], front: [13, 13], gap: 1.5 },
} as const;

function cards(grid: Grid, colours: { back: string; front: string; between: string }): string {
  const { side, round, back, front, gap } = grid;
  const box = ([x, y]: readonly [number, number], by: number, fill: string) =>
    `<rect x="${x - by}" y="${y - by}" width="${side + 2 * by}" height="${side + 2 * by}" rx="${round + by}" fill="${fill}" />`;
  return [box(back, 0, colours.back), box(front, gap, colours.between), box(front, 0, colours.front)].join(
    '\n  ',
  );
}

/** Black on nothing, for bars that colour it themselves: the back card is only seen beside the front one. */
export const templateMark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
  <mask id="beside"><rect width="16" height="16" fill="#fff" /><rect x="5" y="5" width="11" height="11" rx="3.2" fill="#000" /></mask>
  <rect x="1" y="1" width="9" height="9" rx="2.2" mask="url(#beside)" />
  <rect x="6" y="6" width="9" height="9" rx="2.2" />
</svg>
`;
