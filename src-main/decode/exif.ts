import readExif from 'exif-reader';

/** What the camera wrote down. Null where it wrote nothing, or nothing that makes sense. */
export interface PhotoFacts {
  /** Local time at the camera, `2024-05-01T12:30:00`: a calendar belongs to the place, not to a zone. */
  taken: string | null;
  /** Offset of that local time from UTC, `+02:00`. */
  takenOffset: string | null;
  cameraMake: string | null;
  cameraModel: string | null;
  /** Degrees, north and east positive. Both or neither. */
  latitude: number | null;
  longitude: number | null;
}

export const noFacts: PhotoFacts = {
  taken: null,
  takenOffset: null,
  cameraMake: null,
  cameraModel: null,
  latitude: null,
  longitude: null,
};

/**
 * @param exif an EXIF block, with or without its `Exif\0\0` prefix, or a whole TIFF file (the same structure).
 * Garbage gives no facts: what is written beside the pixels never fails a photo.
 */
export function readFacts(exif: Buffer | undefined): PhotoFacts {
  if (exif === undefined) return noFacts;
  try {
    const { Image: image, Photo: photo, GPSInfo: place } = readExif(exif);
    return {
      ...plausibleTime(
        timeText(photo?.DateTimeOriginal) ?? timeText(photo?.DateTimeDigitized),
        photo?.OffsetTimeOriginal ?? photo?.OffsetTimeDigitized,
      ),
      cameraMake: plainText(image?.Make),
      cameraModel: plainText(image?.Model),
      ...plausiblePlace(
        degrees(place?.GPSLatitude, place?.GPSLatitudeRef, 'S'),
        degrees(place?.GPSLongitude, place?.GPSLongitudeRef, 'W'),
      ),
    };
  } catch {
    return noFacts;
  }
}

const TIME = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

/**
 * @param time `2024:05:01 12:30:00` as EXIF spells it, or ISO, with or without an offset behind it
 * @param offset taken where `time` brings none
 */
export function plausibleTime(time: unknown, offset?: unknown): Pick<PhotoFacts, 'taken' | 'takenOffset'> {
  const match = typeof time === 'string' ? TIME.exec(time.trim()) : null;
  if (match === null) return { taken: null, takenOffset: null };

  const [, year, month, day, hour, minute, second, ownOffset] = match;
  const taken = `${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}`;
  // A clock that was never set writes zeros; `Date` turns those and a 13th month into something else.
  const date = new Date(`${taken}Z`);
  if (
    Number.isNaN(date.valueOf()) ||
    date.getUTCFullYear() <= 1900 ||
    date.toISOString().slice(0, 19) !== taken
  )
    return { taken: null, takenOffset: null };

  const zone = ownOffset ?? plainText(offset);
  if (zone === 'Z') return { taken, takenOffset: '+00:00' };
  return { taken, takenOffset: zone !== null && /^[+-][01]\d:[0-5]\d$/.test(zone) ? zone : null };
}

/** No place on a map, or exactly 0/0 (what a receiver without a fix writes), is no place. */
export function plausiblePlace(
  latitude: unknown,
  longitude: unknown,
): Pick<PhotoFacts, 'latitude' | 'longitude'> {
  const valid =
    typeof latitude === 'number' &&
    typeof longitude === 'number' &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180 &&
    (latitude !== 0 || longitude !== 0);
  return valid ? { latitude, longitude } : { latitude: null, longitude: null };
}

/** One line of text of at most `longest` characters, or null. Cameras pad with blanks and zeros, and some write UTF-8 where ASCII is due. */
export function plainText(value: unknown, longest = 100): string | null {
  if (typeof value !== 'string' && !Buffer.isBuffer(value)) return null;
  const text = (typeof value === 'string' ? value : value.toString('utf8'))
    .replace(/[\u0000-\u001f\u007f\ufffd]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest);
  return text === '' ? null : text;
}

/** exif-reader gives dates as if the local time were UTC. */
function timeText(value: unknown): string | undefined {
  return value instanceof Date && !Number.isNaN(value.valueOf())
    ? value.toISOString().slice(0, 19)
    : undefined;
}

/** Degrees, minutes and seconds; a part that is missing or 0/0 (NaN) makes the whole unknown. */
function degrees(parts: unknown, reference: unknown, negative: 'S' | 'W'): number | null {
  if (!Array.isArray(parts) || parts.length === 0) return null;
  const [whole, minutes = 0, seconds = 0] = parts as unknown[];
  if (typeof whole !== 'number' || typeof minutes !== 'number' || typeof seconds !== 'number') return null;
  const value = whole + minutes / 60 + seconds / 3600;
  if (!Number.isFinite(value)) return null;
  return plainText(reference)?.toUpperCase().startsWith(negative) === true ? -value : value;
}
