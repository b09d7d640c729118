import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { ExifTool } from 'exiftool-vendored';
import sharp from 'sharp';
import { formatOfName } from '../../src-shared/domain/photo-format.ts';
import { DECODE_OPTIONS, readHeader, refuseTooLarge } from './encoded.ts';
import { plainText, plausiblePlace, plausibleTime, type PhotoFacts } from './exif.ts';
import { exifTool } from './exiftool.ts';
import { rawWithoutPreview, type FilePath } from './failure.ts';
import type { Size } from './geometry.ts';
import type { OpenedPhoto } from './opened-photo.ts';
import { applyTags, renderTo } from './resize.ts';

/** Where cameras keep JPEG previews: from the full picture down to a stamp of 160 pixels. */
const PREVIEWS = ['JpgFromRaw', 'JpgFromRaw2', 'PreviewImage', 'OtherImage', 'ThumbnailImage'] as const;
type PreviewName = (typeof PREVIEWS)[number];

/** As ExifTool wrote them: each value is to be looked at before it is believed. */
type RawTags = Partial<Record<string, unknown>>;

const FACTS = ['DateTimeOriginal', 'CreateDate', 'OffsetTimeOriginal', 'Make', 'Model'];
const PLACE = ['GPSLatitude', 'GPSLongitude', 'Orientation', 'ImageSize'];
/** `-n`: numbers as numbers (degrees, orientation). `-fast`: no search past the end of the picture. */
const READ_ARGS = ['-n', '-fast', ...[...FACTS, ...PLACE, ...PREVIEWS].map((tag) => `-${tag}`)];

/** A RAW photo through its largest embedded preview: what the camera itself made of the sensor's data. */
export async function openRaw(bytes: Buffer, path: FilePath): Promise<OpenedPhoto> {
  const tool = await exifTool(path);
  const { tags, preview } = await withFile(bytes, path, async (file) => {
    const found: RawTags = { ...(await tool.readRaw(file, { readArgs: READ_ARGS })) };
    return { tags: found, preview: await extractLargest(tool, file, found) };
  });
  if (preview === undefined) throw rawWithoutPreview(path);

  const header = await readHeader(preview);
  refuseTooLarge(header, path);
  const sensor = sensorSize(tags) ?? header;
  const orientation = previewOrientation(tags, header, sensor);
  return {
    format: 'raw',
    size: upright(sensor, statedOrientation(tags, header)),
    picture: upright(header, orientation),
    facts: rawFacts(tags),
    render: async (size) => {
      // Turned by the RAW file's orientation: most previews carry none of their own.
      const lying = await renderTo(sharp(preview, DECODE_OPTIONS), upright(size, orientation));
      return orientation === 1 ? lying : applyTags(lying, { orientation });
    },
  };
}

/** The named tags of a RAW photo, as ExifTool writes them: numbers as numbers. */
export async function readRawTags(bytes: Buffer, path: FilePath, names: readonly string[]): Promise<RawTags> {
  const tool = await exifTool(path);
  const readArgs = ['-n', '-fast', ...names.map((name) => `-${name}`)];
  return withFile(bytes, path, async (file) => ({ ...(await tool.readRaw(file, { readArgs })) }));
}

/**
 * ExifTool reads files: the photo's own where it is there unchanged, else a copy that is gone afterwards.
 *
 * It takes some directories for what the file's extension makes likely, and then misses the preview of a DNG
 * named .jpg; without any extension it goes by the content.
 */
async function withFile<Result>(
  bytes: Buffer,
  path: FilePath,
  use: (file: string) => Promise<Result>,
): Promise<Result> {
  const rawPath = path !== undefined && formatOfName(path) === 'raw' ? path : undefined;
  // A line break in a name would end the argument in ExifTool's own protocol.
  if (rawPath !== undefined && !/[\r\n\0]/.test(rawPath)) {
    const found = await stat(rawPath).catch(() => undefined);
    if (found?.size === bytes.length) return use(rawPath);
  }

  const folder = await mkdtemp(join(tmpdir(), 'lookalike-raw-'));
  try {
    const file = join(folder, rawPath === undefined ? 'photo' : `photo${extname(rawPath)}`);
    await writeFile(file, bytes);
    return await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function extractLargest(tool: ExifTool, file: string, tags: RawTags): Promise<Buffer | undefined> {
  const bySize = PREVIEWS.map((name) => ({ name, bytes: binaryBytes(tags[name]) }))
    .filter(({ bytes }) => bytes > 0)
    .sort((one, other) => other.bytes - one.bytes);
  for (const { name } of bySize) {
    const preview = await extract(tool, name, file);
    // Some makers put uncompressed or lossless data in the same place.
    if (preview?.[0] === 0xff && preview[1] === 0xd8) return preview;
  }
  return undefined;
}

async function extract(tool: ExifTool, name: PreviewName, file: string): Promise<Buffer | undefined> {
  try {
    return await tool.extractBinaryTagToBuffer(name, file);
  } catch {
    return undefined; // The next smaller preview may be whole.
  }
}

/** ExifTool states a binary value as `(Binary data 652 bytes, use -b option to extract)`. */
function binaryBytes(value: unknown): number {
  return Number((typeof value === 'string' ? /^\(Binary data (\d+) bytes/.exec(value)?.[1] : undefined) ?? 0);
}

function sensorSize(tags: RawTags): Size | undefined {
  const stated = tags['ImageSize'];
  const [width = 0, height = 0] = typeof stated === 'string' ? stated.split(/[ x]/).map(Number) : [];
  return width > 0 && height > 0 ? { width, height } : undefined;
}

function statedOrientation(tags: RawTags, header: { orientation?: number | undefined }): number {
  const stated = Number(tags['Orientation'] ?? header.orientation ?? 1);
  return Number.isInteger(stated) && stated >= 1 && stated <= 8 ? stated : 1;
}

/** A preview that already stands upright beside a lying sensor was turned by whatever wrote it. */
function previewOrientation(
  tags: RawTags,
  header: Size & { orientation?: number | undefined },
  sensor: Size,
) {
  const stated = statedOrientation(tags, header);
  const isTurnedAlready = stated >= 5 && sensor.width > sensor.height !== header.width > header.height;
  return isTurnedAlready ? 1 : stated;
}

/** Swaps the sides where an orientation lays the picture on its side; its own inverse. */
function upright({ width, height }: Size, orientation: number): Size {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

function rawFacts(tags: RawTags): PhotoFacts {
  return {
    ...plausibleTime(tags['DateTimeOriginal'] ?? tags['CreateDate'], tags['OffsetTimeOriginal']),
    cameraMake: plainText(tags['Make']),
    cameraModel: plainText(tags['Model']),
    ...plausiblePlace(tags['GPSLatitude'], tags['GPSLongitude']),
  };
}
