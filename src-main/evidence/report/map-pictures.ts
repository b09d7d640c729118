import type { EmbeddingMaps } from '../embedding-map.ts';
import { html, type Html } from './html.ts';

/** Told apart by shape and by colour; more would be told apart by neither. */
const MOST_CLASSES = 8;
const SIZE = 340;
const EDGE = 8;

/** Drawn around a place, 7 units wide. */
const shapes = [
  'm-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z',
  'm-2.7-2.7h5.4v5.4h-5.4z',
  'm0-3.4l3.3 5.8h-6.6z',
  'm0-3.8l3.3 3.8l-3.3 3.8l-3.3-3.8z',
  'm-1.1-3.3h2.2v2.2h2.2v2.2h-2.2v2.2h-2.2v-2.2h-2.2v-2.2h2.2z',
  'm0 3.4l3.3-5.8h-6.6z',
  'm-3.5-1.3h7v2.6h-7z',
  'm-1.3-3.5h2.6v7h-2.6z',
];
const OTHERS = 'm-1.5 0a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0z';

interface MapClass {
  name: string;
  look: string;
  shape: string;
  has: (label: number | undefined) => boolean;
}

/** Where the held-out photos lie by the old and by the new model; photos of a category should lie together. */
export function mapPictures(
  maps: EmbeddingMaps,
  labels: readonly number[],
  classes: readonly string[],
): Html {
  if (maps.rows.length < 3) return html`<p>Too few photos for a map.</p>`;
  const shown = shownClasses(maps, labels, classes);
  const picture = (name: string, places: Float32Array): Html =>
    html`<figure class="map">
      <figcaption>${name}</figcaption>
      <svg
        viewBox="0 0 ${SIZE} ${SIZE}"
        role="img"
        aria-label="Map of held-out photos, ${name.toLowerCase()}"
      >
        ${shown.map((shownClass) => html`<path class="${shownClass.look}" d="${marks(shownClass, maps.rows, places, labels)}" />`)}
      </svg>
    </figure>`;
  return html`<div class="maps">${picture('Old model', maps.before)}${picture('New model', maps.after)}</div>
    <ul class="legend">
      ${shown.map(
        ({ name, look, shape }) =>
          html`<li>
            <svg class="dot" viewBox="-5 -5 10 10" aria-hidden="true">
              <path class="${look}" d="M0 0${shape}" /></svg
            >${name}
          </li>`,
      )}
    </ul>
    <p class="note">
      Each mark is a photo; photos that a model takes for alike lie near each other (UMAP). Only nearness
      means something, not directions or the size of gaps.
    </p>`;
}

/** The largest classes each by itself, all others as one. */
function shownClasses(
  maps: EmbeddingMaps,
  labels: readonly number[],
  classes: readonly string[],
): MapClass[] {
  const groups = Map.groupBy(maps.rows, (row) => labels[row] ?? -1);
  const bySize = [...groups.keys()].sort(
    (left, right) => (groups.get(right)?.length ?? 0) - (groups.get(left)?.length ?? 0) || left - right,
  );
  const largest = new Set(bySize.slice(0, MOST_CLASSES));
  const others = bySize.length - largest.size;
  const ofTheirOwn = [...largest]
    .sort((left, right) => left - right)
    .map((label, index): MapClass => ({
      name: classes[label] ?? '',
      look: `class class-${index}`,
      shape: shapes[index] ?? OTHERS,
      has: (other) => other === label,
    }));
  if (others === 0) return ofTheirOwn;
  const rest: MapClass = {
    name: others === 1 ? '1 smaller category' : `${others} smaller categories`,
    look: 'class class-others',
    shape: OTHERS,
    has: (label) => !largest.has(label ?? -1),
  };
  // Beneath the others.
  return [rest, ...ofTheirOwn];
}

function marks(
  { has, shape }: MapClass,
  rows: readonly number[],
  places: Float32Array,
  labels: readonly number[],
): string {
  const fit = fitInto(places);
  return rows
    .flatMap((row, index) => {
      const [x, y] = fit(places[index * 2] ?? 0, places[index * 2 + 1] ?? 0);
      return has(labels[row]) ? `M${x.toFixed(1)} ${y.toFixed(1)}${shape}` : [];
    })
    .join('');
}

/** The same scale both ways, in the middle of the picture. */
function fitInto(places: Float32Array): (x: number, y: number) => [number, number] {
  const [x, y] = [0, 1].map((axis) => {
    const along = places.filter((_, index) => index % 2 === axis);
    const low = along.reduce((least, value) => Math.min(least, value), Infinity);
    const high = along.reduce((most, value) => Math.max(most, value), -Infinity);
    return { middle: (low + high) / 2, width: high - low };
  });
  const scale = (SIZE - 2 * EDGE) / Math.max(x?.width ?? 0, y?.width ?? 0, 1e-9);
  return (atX, atY) => [
    SIZE / 2 + (atX - (x?.middle ?? 0)) * scale,
    SIZE / 2 - (atY - (y?.middle ?? 0)) * scale,
  ];
}
