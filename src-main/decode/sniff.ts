import { formatOfName, type PhotoFormat } from '../../src-shared/domain/photo-format.ts';
import { formatNotSupported, notAnImage, type FilePath } from './failure.ts';
import { holdsSensorData } from './raw-signature.ts';

/**
 * What the bytes are, whatever the name says: nothing reaches a decoder that was not recognised here, so an
 * SVG named .jpg cannot pull in the files beside it. A wrong extension on a real photo is no fault.
 *
 * The name decides one thing only, RAW or TIFF where the bytes fit both.
 */
export function sniffFormat(bytes: Buffer, path: FilePath): PhotoFormat {
  const known = SIGNATURES.find(({ at = 0, bytes: signature }) => matches(bytes, at, signature));
  if (known !== undefined) return known.format;
  if (isTiff(bytes)) {
    const rawByName = path !== undefined && formatOfName(path) === 'raw';
    return rawByName || holdsSensorData(bytes) ? 'raw' : 'tiff';
  }
  if (isBitmap(bytes)) return 'bmp';
  if (matches(bytes, 4, 'ftyp')) return formatOfBrands(bytes, path);

  const other = OTHERS.find(({ at = 0, bytes: signature }) => matches(bytes, at, signature));
  if (other !== undefined) throw formatNotSupported(other.what, path);
  const markup = markupKind(bytes);
  if (markup !== undefined) throw formatNotSupported(markup, path);
  throw notAnImage(path);
}

interface Signature {
  at?: number;
  /** Latin-1: one character is one byte. */
  bytes: string;
}

/** Order matters: CR2 is a TIFF with its own mark behind the header. */
const SIGNATURES: readonly (Signature & { format: PhotoFormat })[] = [
  { bytes: '\xff\xd8\xff', format: 'jpeg' },
  { bytes: '\x89PNG\r\n\x1a\n', format: 'png' },
  { bytes: 'GIF87a', format: 'gif' },
  { bytes: 'GIF89a', format: 'gif' },
  { at: 8, bytes: 'WEBPVP8', format: 'webp' },
  { bytes: 'II\x2b\x00', format: 'tiff' }, // BigTIFF, both byte orders
  { bytes: 'MM\x00\x2b', format: 'tiff' },
  { at: 8, bytes: 'CR\x02\x00', format: 'raw' },
  { bytes: 'FUJIFILMCCD-RAW', format: 'raw' },
  { bytes: 'IIRO', format: 'raw' },
  { bytes: 'IIRS', format: 'raw' },
  { bytes: 'MMOR', format: 'raw' },
  { bytes: 'IIU\x00', format: 'raw' },
  { at: 6, bytes: 'HEAPCCDR', format: 'raw' },
  { bytes: '\x00MRM', format: 'raw' },
  { bytes: 'FOVb', format: 'raw' },
];

/** Worth a name in the message: the person sees what lies in the folder. */
const OTHERS: readonly (Signature & { what: string })[] = [
  { bytes: '%PDF-', what: 'a PDF document' },
  { bytes: '8BPS', what: 'a Photoshop document' },
  { bytes: '\xff\x0a', what: 'a JPEG XL picture' },
  { at: 4, bytes: 'JXL \r\n\x87\n', what: 'a JPEG XL picture' },
  { at: 4, bytes: 'jP  \r\n\x87\n', what: 'a JPEG 2000 picture' },
  { bytes: '\xff\x4f\xff\x51', what: 'a JPEG 2000 picture' },
  { bytes: '\x76\x2f\x31\x01', what: 'an OpenEXR picture' },
  { bytes: '#?RADIANCE', what: 'a Radiance HDR picture' },
  { bytes: '\x00\x00\x01\x00', what: 'an icon' },
  { bytes: 'II\xbc\x01', what: 'a JPEG XR picture' },
  { bytes: 'gimp xcf', what: 'a GIMP document' },
];

const AVIF_BRANDS = new Set(['avif', 'avis']);
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'mif2', 'heif']);

function formatOfBrands(bytes: Buffer, path: FilePath): PhotoFormat {
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
  // The major brand, then (after a version number) the compatible ones.
  const brands = [bytes.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(bytes.toString('latin1', at, at + 4));

  if (brands[0] === 'crx ') return 'raw';
  if (brands.some((brand) => AVIF_BRANDS.has(brand))) return 'avif';
  if (brands.some((brand) => HEIC_BRANDS.has(brand))) return 'heic';
  throw formatNotSupported('a film or sound in an MP4 container', path);
}

function isTiff(bytes: Buffer): boolean {
  return bytes.length >= 8 && (matches(bytes, 0, 'II*\x00') || matches(bytes, 0, 'MM\x00*'));
}

/** `BM` alone begins many a text, so the size of the header behind it is looked at too. */
function isBitmap(bytes: Buffer): boolean {
  if (!matches(bytes, 0, 'BM') || bytes.length < 26) return false;
  return [12, 16, 40, 52, 56, 64, 108, 124].includes(bytes.readUInt32LE(14));
}

function markupKind(bytes: Buffer): string | undefined {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || bytes[1] === 0;
  const start = bytes
    .toString(isUtf16 ? 'utf16le' : 'utf8', 0, 4096)
    .replace(/^\ufeff/, '')
    .trimStart()
    .toLowerCase();
  if (!start.startsWith('<')) return undefined;
  if (/<svg[\s>]/.test(start)) return 'an SVG drawing';
  if (/<html[\s>]|<!doctype html/.test(start)) return 'a web page';
  return start.startsWith('<?xml') ? 'an XML document' : undefined;
}

function matches(bytes: Buffer, at: number, signature: string): boolean {
  return bytes.toString('latin1', at, at + signature.length) === signature;
}
