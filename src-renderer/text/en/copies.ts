import { formatBytes, formatChance, formatCount } from '../../format/figures.ts';
import { photos } from './counts.ts';

export const copies = {
  title: (name: string) => `Copies of ${name}`,
  loading: 'Looking for copies…',
  failed: 'The copies could not be looked for',
  gone: 'This photo is not in your library any more',
  goneText: 'Its file was moved away or deleted, or its folder was removed.',
  retry: 'Try again',
  allPhotos: 'All photos',
  actions: 'More actions',
  facts: (format: string, width: number, height: number, bytes: number) =>
    `${format.toUpperCase()} · ${formatCount(width)} × ${formatCount(height)} · ${formatBytes(bytes)}`,

  places: (count: number) =>
    count === 1 ? 'Where it is' : `The very same file in ${formatCount(count)} places`,
  copyPath: (path: string) => `Copy path ${path}`,

  none: 'No copies',
  noneText: 'No other photo in your library shows the same picture, as far as it has been read.',
  saved: 'Saved again',
  savedText: (count: number) => `${photos(count)} with the same picture, perhaps smaller or compressed more.`,
  near: 'Nearly the same',
  nearText: (count: number) =>
    `${photos(count)} so alike that ${count === 1 ? 'it may be a copy' : 'they may be copies'}: the next shot, another crop, or mirrored.`,
  agreement: (share: number) => `${formatChance(share)} the same`,
  agreementHint:
    'Share of the bits that agree in the two pictures’ fingerprints. Unrelated pictures have about half.',
  pixels: { more: 'more pixels', fewer: 'fewer pixels', same: 'as many pixels' },
  look: (name: string) => `Quick look: ${name}`,
  actionsOf: (name: string) => `Actions for ${name}`,
};
