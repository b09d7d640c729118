import sharp, { type Sharp } from 'sharp';

/** RGB pixels, 8 bits a channel: [height, width, 3]. */
export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}

export type Colour = readonly [red: number, green: number, blue: number];

export const sharpOf = ({ data, width, height }: Pixels): Sharp =>
  sharp(data, { raw: { width, height, channels: 3 } });

/** @param colourAt what stands at a column and a row */
export function paint(
  width: number,
  height: number,
  colourAt: (column: number, row: number) => Colour,
): Pixels {
  const data = Buffer.alloc(width * height * 3);
  let at = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      [data[at], data[at + 1], data[at + 2]] = colourAt(column, row);
      at += 3;
    }
  }
  return { data, width, height };
}

export function colourAt({ data, width }: Pixels, column: number, row: number): Colour {
  const at = (row * width + column) * 3;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}

export const solid = (width: number, height: number, colour: Colour): Pixels =>
  paint(width, height, () => colour);

export const quadrantColours = {
  topLeft: [220, 40, 40],
  topRight: [40, 180, 60],
  bottomLeft: [40, 70, 210],
  bottomRight: [230, 210, 60],
} as const satisfies Record<string, Colour>;

/** Four colours, one a corner: no turn or mirror of it looks like another. */
export function quadrants(width = 96, height = 64): Pixels {
  const { topLeft, topRight, bottomLeft, bottomRight } = quadrantColours;
  return paint(width, height, (column, row) => {
    const isLeft = column < width / 2;
    if (row < height / 2) return isLeft ? topLeft : topRight;
    return isLeft ? bottomLeft : bottomRight;
  });
}

/** Colours that all differ, and none at an edge of the range: for decoders that must keep every pixel. */
export const gradient = (width: number, height: number): Pixels =>
  paint(width, height, (column, row) => [
    20 + Math.round((column * 210) / Math.max(1, width - 1)),
    20 + Math.round((row * 210) / Math.max(1, height - 1)),
    (60 + column * 7 + row * 13) % 200,
  ]);
