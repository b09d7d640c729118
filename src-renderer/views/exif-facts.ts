import type { PhotoExif } from '../../src-shared/contract/photo.ts';
import { text } from '../text/text.ts';

interface Fact {
  name: string;
  value: string;
}

/** What a person may want to know of how a photo was made, in reading order; the camera's name is shown elsewhere. */
export function exifFacts(exif: PhotoExif): Fact[] {
  const { look } = text.grid;
  const settings = [
    exif.exposureSeconds === null ? null : look.exposure(exif.exposureSeconds),
    exif.fNumber === null ? null : look.aperture(exif.fNumber),
    exif.iso === null ? null : look.iso(exif.iso),
    exif.focalLengthMm === null ? null : look.focalLength(exif.focalLengthMm, exif.focalLength35Mm),
    exif.flashFired === null ? null : look.flash(exif.flashFired),
  ].filter((setting) => setting !== null);
  return [
    { name: look.lens, value: exif.lens },
    { name: look.settings, value: settings.length > 0 ? settings.join(' · ') : null },
    { name: look.description, value: exif.description },
    { name: look.artist, value: exif.artist },
    { name: look.copyright, value: exif.copyright },
    { name: look.software, value: exif.software },
  ].filter((fact): fact is Fact => fact.value !== null);
}
