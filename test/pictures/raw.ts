import { sharpOf, type Pixels } from './pixels.ts';

const BYTE = 1;
const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const COLOUR_FILTER_ARRAY = 32803;
const JPEG_COMPRESSION = 7;

type Entry = [tag: number, type: number, values: readonly number[] | string | Buffer];

interface RawOptions {
  /** EXIF orientation of the RAW file; its preview lies as the sensor does. */
  orientation?: number;
  /** Sides of the sensor, of which the preview is a smaller picture. */
  sensor?: { width: number; height: number };
}

/**
 * A DNG as far as its directories go: sensor data of a few bytes that nobody develops, and a JPEG preview,
 * which is what is shown. Without `preview` it holds sensor data alone.
 */
export async function rawPicture(preview: Pixels | undefined, options: RawOptions = {}): Promise<Buffer> {
  const jpeg = preview === undefined ? undefined : await sharpOf(preview).jpeg({ quality: 95 }).toBuffer();
  const { orientation = 1, sensor = { width: 4000, height: 3000 } } = options;
  const main: Entry[] = [
    [0x00fe, LONG, jpeg === undefined ? [0] : [1]],
    [0x0100, LONG, [preview?.width ?? 8]],
    [0x0101, LONG, [preview?.height ?? 8]],
    [0x0103, SHORT, [jpeg === undefined ? 1 : JPEG_COMPRESSION]],
    [0x0106, SHORT, [jpeg === undefined ? COLOUR_FILTER_ARRAY : 6]],
    [0x010f, ASCII, 'Lookalike Optics'],
    [0x0110, ASCII, 'Raw One'],
    [0x0112, SHORT, [orientation]],
    [0x0132, ASCII, '2023:11:30 08:15:00'],
    [0xc612, BYTE, Buffer.from([1, 4, 0, 0])],
  ];
  const sensorDirectory: Entry[] = [
    [0x00fe, LONG, [0]],
    [0x0100, LONG, [sensor.width]],
    [0x0101, LONG, [sensor.height]],
    [0x0102, SHORT, [16]],
    [0x0103, SHORT, [1]],
    [0x0106, SHORT, [COLOUR_FILTER_ARRAY]],
  ];
  const exif: Entry[] = [
    [0x9003, ASCII, '2023:11:30 08:15:00'],
    [0x9011, ASCII, '+01:00'],
  ];
  return assemble(main, sensorDirectory, exif, jpeg);
}

/** Three directories one behind the other, then the preview that the first one points at. */
function assemble(main: Entry[], sensor: Entry[], exif: Entry[], jpeg: Buffer | undefined): Buffer {
  const withPointers = (sensorAt: number, exifAt: number, jpegAt: number): Entry[] => [
    ...main,
    ...(jpeg === undefined
      ? []
      : ([
          [0x0111, LONG, [jpegAt]],
          [0x0117, LONG, [jpeg.length]],
        ] satisfies Entry[])),
    [0x014a, LONG, [sensorAt]],
    [0x8769, LONG, [exifAt]],
  ];
  const mainBytes = directory(withPointers(0, 0, 0), 8).length;
  const sensorAt = 8 + mainBytes;
  const exifAt = sensorAt + directory(sensor, sensorAt).length;
  const jpegAt = exifAt + directory(exif, exifAt).length;
  return Buffer.concat([
    Buffer.from('II*\0\x08\0\0\0', 'latin1'),
    directory(withPointers(sensorAt, exifAt, jpegAt), 8),
    directory(sensor, sensorAt),
    directory(exif, exifAt),
    jpeg ?? Buffer.alloc(0),
  ]);
}

/** @param at where the directory will stand in the file */
function directory(entries: Entry[], at: number): Buffer {
  const sorted = entries.toSorted(([one], [other]) => one - other);
  const head = Buffer.alloc(2 + sorted.length * 12 + 4);
  const tail: Buffer[] = [];
  let tailAt = at + head.length;
  head.writeUInt16LE(sorted.length, 0);
  sorted.forEach(([tag, type, values], index) => {
    const entry = 2 + index * 12;
    const bytes = valueBytes(type, values);
    head.writeUInt16LE(tag, entry);
    head.writeUInt16LE(type, entry + 2);
    head.writeUInt32LE(Array.isArray(values) ? values.length : bytes.length, entry + 4);
    if (bytes.length <= 4) bytes.copy(head, entry + 8);
    else {
      head.writeUInt32LE(tailAt, entry + 8);
      const padded = Buffer.concat([bytes, Buffer.alloc(bytes.length % 2)]);
      tail.push(padded);
      tailAt += padded.length;
    }
  });
  return Buffer.concat([head, ...tail]);
}

function valueBytes(type: number, values: readonly number[] | string | Buffer): Buffer {
  if (Buffer.isBuffer(values)) return values;
  if (typeof values === 'string') return Buffer.from(`${values}\0`, 'latin1');
  const size = type === SHORT ? 2 : 4;
  const bytes = Buffer.alloc(values.length * size);
  values.forEach((value, index) => bytes.writeUIntLE(value, index * size, size));
  return bytes;
}
