import { html, type Html } from './html.ts';
import { roundTicks } from './ticks.ts';

export interface Series {
  name: string;
  /** How it is drawn, see style.ts: colour and dashes, so that no colour is needed to tell lines apart. */
  look: 'first' | 'second' | 'reference-first' | 'reference-second';
  /** Joined by a line, or marked one by one. */
  joined: boolean;
  points: readonly { x: number; y: number }[];
}

export interface LineChart {
  title: string;
  xLabel: string;
  yLabel: string;
  series: readonly Series[];
  /** Lines across the whole chart. */
  levels?: readonly { name: string; y: number }[];
  /** A line from top to bottom, such as the epoch that was kept. */
  mark?: { name: string; x: number } | null;
  /** The axis covers these whatever the points. */
  yRange?: { low: number; high: number };
}

const WIDTH = 460;
const HEIGHT = 260;
const MARGIN = { left: 56, right: 14, top: 12, bottom: 42 };

/** A chart that stands alone: axes with numbers and names, a legend in words. */
export function lineChart(chart: LineChart): Html {
  const points = chart.series.flatMap((series) => series.points);
  const ys = [...points.map(({ y }) => y), ...(chart.levels ?? []).map(({ y }) => y)];
  const xTicks = roundTicks(0, Math.max(1, ...points.map(({ x }) => x)), 7).filter(Number.isInteger);
  const yTicks = chart.yRange
    ? roundTicks(chart.yRange.low, chart.yRange.high, 5)
    : roundTicks(Math.min(0, ...ys), Math.max(...ys, 1e-6), 5);
  const x = scale(xTicks, MARGIN.left, WIDTH - MARGIN.right);
  const y = scale(yTicks, HEIGHT - MARGIN.bottom, MARGIN.top);
  const [right, bottom] = [WIDTH - MARGIN.right, HEIGHT - MARGIN.bottom];

  return html`<figure class="chart">
    <figcaption>${chart.title}</figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${spoken(chart)}">
      ${yTicks.map((tick) => html`<path class="grid" d="M${MARGIN.left} ${y(tick)}H${right}" /><text x="${MARGIN.left - 6}" y="${y(tick)}" class="end middle">${tick}</text>`)}
      ${xTicks.map((tick) => html`<path class="axis" d="M${x(tick)} ${bottom}v5" /><text x="${x(tick)}" y="${bottom + 18}" class="centre">${tick}</text>`)}
      <path class="axis" d="M${MARGIN.left} ${MARGIN.top}V${bottom}H${right}" />
      <text x="${(MARGIN.left + right) / 2}" y="${HEIGHT - 6}" class="centre">${chart.xLabel}</text>
      <text transform="translate(13 ${(MARGIN.top + bottom) / 2}) rotate(-90)" class="centre">
        ${chart.yLabel}
      </text>
      ${chart.mark ? html`<path class="mark" d="M${x(chart.mark.x)} ${MARGIN.top}V${bottom}" />` : null}
      ${(chart.levels ?? []).map((level) => html`<path class="level" d="M${MARGIN.left} ${y(level.y)}H${right}" />`)}
      ${chart.series.map((series) => drawn(series, x, y))}
    </svg>
    <ul class="legend">
      ${chart.series.map((series) => html`<li>${swatch(series)}${series.name}</li>`)}
      ${(chart.levels ?? []).map((level) => html`<li>${lineSwatch('level')}${level.name}</li>`)}
      ${chart.mark ? html`<li>${lineSwatch('mark')}${chart.mark.name}</li>` : null}
    </ul>
  </figure>`;
}

type Place = (value: number) => string;

function scale(ticks: readonly number[], from: number, to: number): Place {
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  return (value) => (from + ((value - low) / (high - low)) * (to - from)).toFixed(1);
}

function drawn({ look, joined, points }: Series, x: Place, y: Place): Html {
  const path = points.map((point) => `${x(point.x)} ${y(point.y)}`).join('L');
  const dots = joined && points.length > 1 ? [] : points;
  return html`<g class="series ${look}">
    ${joined && points.length > 1 ? html`<path d="M${path}" />` : null}
    ${dots.map((point) => html`<circle cx="${x(point.x)}" cy="${y(point.y)}" r="4" />`)}
  </g>`;
}

function swatch({ look, joined }: Series): Html {
  return html`<svg class="swatch" viewBox="0 0 26 10" aria-hidden="true">
    <g class="series ${look}">
      ${joined ? html`<path d="M1 5H25" />` : html`<circle cx="13" cy="5" r="4" />`}
    </g>
  </svg>`;
}

const lineSwatch = (look: 'level' | 'mark'): Html =>
  html`<svg class="swatch" viewBox="0 0 26 10" aria-hidden="true"><path class="${look}" d="M1 5H25" /></svg>`;

/** The chart in a sentence: from where to where each line goes. */
function spoken({ title, series }: LineChart): string {
  const ways = series.flatMap(({ name, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    return first && last ? `${name} from ${first.y.toPrecision(3)} to ${last.y.toPrecision(3)}` : [];
  });
  return `${title}: ${ways.join('; ')}`;
}
