import { formatOfName, type PhotoFormat } from '../../../../src-shared/domain/photo-format.ts';

/** MIME types of a format, as programs declare them. */
const TYPES: Record<Exclude<PhotoFormat, 'raw'>, readonly string[]> = {
  jpeg: ['image/jpeg'],
  png: ['image/png'],
  webp: ['image/webp'],
  avif: ['image/avif'],
  tiff: ['image/tiff'],
  gif: ['image/gif'],
  bmp: ['image/bmp', 'image/x-bmp', 'image/x-ms-bmp'],
  heic: ['image/heif', 'image/heic'],
};

/** The maker of the camera is in the type of each raw format. */
const MAKERS: Readonly<Record<string, readonly string[]>> = {
  adobe: ['dng'],
  canon: ['cr2', 'cr3', 'crw'],
  epson: ['erf'],
  fuji: ['raf'],
  kodak: ['dcr', 'kdc'],
  minolta: ['mrw'],
  nikon: ['nef', 'nrw'],
  olympus: ['orf'],
  panasonic: ['rw2'],
  pentax: ['pef'],
  samsung: ['srw'],
  sigma: ['x3f'],
  sony: ['arw', 'sr2', 'srf'],
};

/** Of a picture's file, by its name, best first; empty where it is no picture. */
export function pictureTypes(path: string): readonly string[] {
  const format = formatOfName(path);
  if (format === undefined) return [];
  if (format !== 'raw') return TYPES[format];
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const maker = Object.keys(MAKERS).find((name) => MAKERS[name]?.includes(extension));
  return [...(maker === undefined ? [] : [`image/x-${maker}-${extension}`]), 'image/x-dcraw'];
}
