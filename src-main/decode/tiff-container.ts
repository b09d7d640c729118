import type { RgbImage } from './rgb-image.ts';

const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;

/**
 * An uncompressed TIFF around RGB pixels. libvips takes a colour profile and an orientation only from a file,
 * never beside raw pixels, and this is the file that costs no more than a copy.
 * Baseline TIFF 6.0, little-endian, one strip; the profile is tag 34675 of the ICC specification.
 */
export function wrapAsTiff(
  { data, width, height }: RgbImage,
  { orientation = 1, profile }: { orientation?: number; profile?: Buffer },
): Buffer {
  const entryCount = profile === undefined ? 10 : 11;
  const afterDirectory = 8 + 2 + entryCount * 12 + 4;
  const bitsAt = afterDirectory;
  const profileAt = bitsAt + 6;
  const pixelsAt = profileAt + (profile?.length ?? 0);

  // Ascending tags, as the format demands: tag, type, count, value or offset.
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [256, LONG, 1, width],
    [257, LONG, 1, height],
    [258, SHORT, 3, bitsAt],
    [259, SHORT, 1, 1], // not compressed
    [262, SHORT, 1, 2], // RGB
    [273, LONG, 1, pixelsAt],
    [274, SHORT, 1, orientation],
    [277, SHORT, 1, 3],
    [278, LONG, 1, height],
    [279, LONG, 1, data.length],
  ];
  if (profile !== undefined) entries.push([34675, UNDEFINED, profile.length, profileAt]);

  const header = Buffer.alloc(profileAt);
  header.write('II*\0', 'latin1');
  header.writeUInt32LE(8, 4);
  header.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, type, count, value], index) => {
    const at = 10 + index * 12;
    header.writeUInt16LE(tag, at);
    header.writeUInt16LE(type, at + 2);
    header.writeUInt32LE(count, at + 4);
    header.writeUInt32LE(value, at + 8);
  });
  for (let channel = 0; channel < 3; channel++) header.writeUInt16LE(8, bitsAt + channel * 2);

  return Buffer.concat(profile === undefined ? [header, data] : [header, profile, data]);
}
