import { paint, colourAt, sharpOf, type Pixels } from './pixels.ts';

export const orientations = [1, 2, 3, 4, 5, 6, 7, 8] as const;
type Orientation = (typeof orientations)[number];

/** Where the first row and the first column of the file belong in the upright picture: the table of EXIF 2.3. */
const SIDES: Record<Orientation, readonly [firstRow: string, firstColumn: string]> = {
  1: ['top', 'left'],
  2: ['top', 'right'],
  3: ['bottom', 'right'],
  4: ['bottom', 'left'],
  5: ['left', 'top'],
  6: ['right', 'top'],
  7: ['right', 'bottom'],
  8: ['left', 'bottom'],
};

/** The pixels as a camera held that way stores them, so that turning them by `orientation` gives `upright`. */
export function storedFor(orientation: Orientation, upright: Pixels): Pixels {
  const { width, height } = upright;
  const sides = SIDES[orientation];
  const isSideways = orientation >= 5;
  return paint(isSideways ? height : width, isSideways ? width : height, (column, row) => {
    let [x, y] = [0, 0];
    for (const [side, steps] of [
      [sides[0], row],
      [sides[1], column],
    ] as const) {
      if (side === 'left') x = steps;
      if (side === 'right') x = width - 1 - steps;
      if (side === 'top') y = steps;
      if (side === 'bottom') y = height - 1 - steps;
    }
    return colourAt(upright, x, y);
  });
}

/** A picture that stands upright only for who reads its EXIF orientation. */
export const orientedPicture = (
  orientation: Orientation,
  upright: Pixels,
  format: 'jpeg' | 'png' | 'webp' | 'tiff' = 'jpeg',
): Promise<Buffer> =>
  sharpOf(storedFor(orientation, upright))
    .withMetadata({ orientation })
    .toFormat(format, format === 'jpeg' ? { quality: 100, chromaSubsampling: '4:4:4' } : {})
    .toBuffer();
