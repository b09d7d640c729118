export const width = 800;
export const height = 600;

type Stops = readonly string[];
export type Point = readonly [x: number, y: number];

/** Attributes of one SVG element; numbers are pixels unless the attribute says otherwise. */
type Attributes = Record<string, string | number>;

/** Collects an SVG picture from back to front. Paints are made once and named by what `url(#...)` needs. */
export interface Drawing {
  add(name: string, attributes: Attributes): void;
  rectangle(x: number, y: number, wide: number, high: number, fill: string, more?: Attributes): void;
  circle(x: number, y: number, radius: number, fill: string, more?: Attributes): void;
  ellipse(x: number, y: number, radiusX: number, radiusY: number, fill: string, more?: Attributes): void;
  polygon(points: readonly Point[], fill: string, more?: Attributes): void;
  path(data: string, fill: string, more?: Attributes): void;
  line(from: Point, to: Point, stroke: string, thickness: number, more?: Attributes): void;
  /** Draws `content` moved, turned and scaled. */
  group(transform: string, content: () => void, more?: Attributes): void;
  /** Top to bottom, evenly spaced stops; `degrees` turns it. */
  linear(stops: Stops, degrees?: number): string;
  /** From the lit spot outwards: a ball with light from the upper left unless told otherwise. */
  radial(stops: Stops, centre?: Point): string;
  /** Fades from the colour to nothing. */
  glow(colour: string, strength?: number): string;
  blur(radius: number): Attributes;
  toSvg(): string;
}

export function createDrawing(): Drawing {
  const definitions: string[] = [];
  const body: string[] = [];
  const known = new Map<string, string>();

  const define = (make: (id: string) => string): string => {
    const key = make('');
    const old = known.get(key);
    if (old !== undefined) return old;
    const id = `d${definitions.length}`;
    definitions.push(make(id));
    known.set(key, id);
    return id;
  };
  const add = (name: string, attributes: Attributes) => {
    body.push(`<${name} ${spell(attributes)}/>`);
  };

  return {
    add,
    rectangle: (x, y, wide, high, fill, more = {}) => {
      add('rect', { x, y, width: wide, height: high, fill, ...more });
    },
    circle: (x, y, radius, fill, more = {}) => {
      add('circle', { cx: x, cy: y, r: radius, fill, ...more });
    },
    ellipse: (x, y, radiusX, radiusY, fill, more = {}) => {
      add('ellipse', { cx: x, cy: y, rx: radiusX, ry: radiusY, fill, ...more });
    },
    polygon: (points, fill, more = {}) => {
      add('polygon', { points: points.map(([x, y]) => `${round(x)},${round(y)}`).join(' '), fill, ...more });
    },
    path: (data, fill, more = {}) => {
      add('path', { d: data, fill, ...more });
    },
    line: ([x1, y1], [x2, y2], stroke, thickness, more = {}) => {
      add('line', { x1, y1, x2, y2, stroke, 'stroke-width': thickness, 'stroke-linecap': 'round', ...more });
    },
    group: (transform, content, more = {}) => {
      body.push(`<g ${spell({ transform, ...more })}>`);
      content();
      body.push('</g>');
    },
    linear: (stops, degrees = 0) => {
      const turn = `gradientTransform="rotate(${degrees} .5 .5)"`;
      return `url(#${define((id) => `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1" ${turn}>${spellStops(stops)}</linearGradient>`)})`;
    },
    radial: (stops, [x, y] = [0.36, 0.32]) =>
      `url(#${define((id) => `<radialGradient id="${id}" cx="${x}" cy="${y}" r="0.75">${spellStops(stops)}</radialGradient>`)})`,
    glow: (colour, strength = 1) => {
      const stop = (offset: number, opacity: number) =>
        `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${round(opacity)}"/>`;
      const stops = stop(0, strength) + stop(0.35, strength * 0.45) + stop(1, 0);
      return `url(#${define((id) => `<radialGradient id="${id}">${stops}</radialGradient>`)})`;
    },
    blur: (radius) => {
      const id = define(
        (name) =>
          `<filter id="${name}" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${radius}"/></filter>`,
      );
      return { filter: `url(#${id})` };
    },
    toSvg: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
      `<defs>${definitions.join('')}</defs>${body.join('')}</svg>`,
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;

function spell(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}="${typeof value === 'number' ? round(value) : value}"`)
    .join(' ');
}

function spellStops(stops: Stops): string {
  return stops
    .map((colour, index) => `<stop offset="${round(index / (stops.length - 1))}" stop-color="${colour}"/>`)
    .join('');
}

/** @param share 0 gives `from`, 1 gives `to`; both are `#rrggbb` */
export function mix(from: string, to: string, share: number): string {
  const channel = (colour: string, index: number) =>
    Number.parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16);
  const mixed = [0, 1, 2].map((index) =>
    Math.round(channel(from, index) * (1 - share) + channel(to, index) * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${mixed.join('')}`;
}
