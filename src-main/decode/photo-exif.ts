import readExif from 'exif-reader';
import type { PhotoExif } from '../../src-shared/contract/photo.ts';
import { configureDecoder } from './configure.ts';
import { readHeader } from './encoded.ts';
import { plainText } from './exif.ts';
import { decodeFailure, type FilePath } from './failure.ts';
import { readRawTags } from './raw-preview.ts';
import { sniffFormat } from './sniff.ts';

const LONGEST_DESCRIPTION = 2_000;

/** Tags by their EXIF names, each still to be looked at before it is believed. */
type ExifTags = Partial<Record<string, unknown>>;

/**
 * What camera and programs wrote into a photo, in full. A value that makes no sense counts as not written.
 * @throws CodedError where the file is no photo, or is RAW and ExifTool cannot run
 */
export async function readPhotoExif(bytes: Buffer, path: FilePath): Promise<PhotoExif> {
  configureDecoder();
  try {
    return exifOf(await tagsOf(bytes, path));
  } catch (error) {
    throw decodeFailure(error, path);
  }
}

async function tagsOf(bytes: Buffer, path: FilePath): Promise<ExifTags> {
  switch (sniffFormat(bytes, path)) {
    case 'raw':
      return readRawTags(bytes, path, RAW_TAGS);
    case 'tiff':
      return tagsOfBlock(bytes);
    case 'bmp':
      return {};
    default:
      return tagsOfBlock((await readHeader(bytes)).exif);
  }
}

/** @param exif an EXIF block, or a whole TIFF file, which is laid out the same. Garbage has no tags. */
function tagsOfBlock(exif: Buffer | undefined): ExifTags {
  if (exif === undefined) return {};
  try {
    const { Image: image, Photo: photo } = readExif(exif);
    return { ...image, ...photo };
  } catch {
    return {};
  }
}

const RAW_TAGS = [
  ...[
    'Make',
    'Model',
    'LensModel',
    'ExposureTime',
    'FNumber',
    'ISO',
    'FocalLength',
    'FocalLengthIn35mmFormat',
  ],
  ...['Flash', 'Software', 'Artist', 'Copyright', 'ImageDescription'],
];

function exifOf(tags: ExifTags): PhotoExif {
  // ExifTool spells two names in its own way.
  const iso = tags['ISOSpeedRatings'] ?? tags['ISO'];
  return {
    make: plainText(tags['Make']),
    model: plainText(tags['Model']),
    lens: plainText(tags['LensModel']),
    exposureSeconds: positive(tags['ExposureTime']),
    fNumber: positive(tags['FNumber']),
    iso: positive(Array.isArray(iso) ? iso[0] : iso),
    focalLengthMm: positive(tags['FocalLength']),
    focalLength35Mm: positive(tags['FocalLengthIn35mmFilm'] ?? tags['FocalLengthIn35mmFormat']),
    flashFired: flashFired(tags['Flash']),
    software: plainText(tags['Software']),
    artist: plainText(tags['Artist']),
    copyright: plainText(tags['Copyright']),
    description: plainText(tags['ImageDescription'], LONGEST_DESCRIPTION),
  };
}

/** Cameras write 0, or 0/0 (NaN), for what they do not know. */
function positive(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null;
}

/** The lowest bit says whether it fired; bit 5, that there is none. */
function flashFired(value: unknown): boolean | null {
  if (typeof value !== 'number' || !Number.isInteger(value) || (value & 0x20) !== 0) return null;
  return (value & 1) === 1;
}
