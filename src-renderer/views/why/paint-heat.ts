import { heatColour } from './heat-colour.ts';

/** Enough that no cell shows its corners. */
const PIXELS_PER_CELL = 12;

/** Paints a heat-map, smooth: between the middles of cells it is mixed from the four around. */
export function paintHeat(
  canvas: HTMLCanvasElement,
  grid: { rows: number; columns: number },
  values: readonly number[],
): void {
  canvas.width = grid.columns * PIXELS_PER_CELL;
  canvas.height = grid.rows * PIXELS_PER_CELL;
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(canvas.width, canvas.height);
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      const [red, green, blue, alpha] = heatColour(valueAt(grid, values, x, y));
      image.data.set([red, green, blue, alpha * 255], (y * canvas.width + x) * 4);
    }
  }
  context.putImageData(image, 0, 0);
}

function valueAt(
  { rows, columns }: { rows: number; columns: number },
  values: readonly number[],
  x: number,
  y: number,
): number {
  const [left, right, across] = between(x, columns);
  const [top, bottom, down] = between(y, rows);
  const at = (row: number, column: number) => values[row * columns + column] ?? 0;
  const upper = at(top, left) + (at(top, right) - at(top, left)) * across;
  const lower = at(bottom, left) + (at(bottom, right) - at(bottom, left)) * across;
  return upper + (lower - upper) * down;
}

/** The two cells whose middles a pixel lies between, and how far it is on the way. */
function between(pixel: number, cells: number): [before: number, after: number, share: number] {
  const place = Math.min(cells - 1, Math.max(0, (pixel + 0.5) / PIXELS_PER_CELL - 0.5));
  const before = Math.floor(place);
  return [before, Math.min(cells - 1, before + 1), place - before];
}
