import { formatCount, formatDecimal } from '../../format/figures.ts';
import { photos } from './counts.ts';

export const grid = {
  mark: 'Mark',
  scrubber: 'Month in view',

  bar: 'Marked photos',
  marked: (count: number) => `${formatCount(count)} marked`,
  markedMenu: (count: number) => `Actions for ${photos(count)}`,
  clear: 'Unmark all',
  keys: { clear: 'Esc' },
  findSimilarToMarked: 'Find similar to these',
  findSimilarToThese: (count: number) => `Find similar to these ${formatCount(count)}`,
  lookThrough: (count: number) => `Look through these ${formatCount(count)}`,
  searchesWithSome: (used: number, count: number) =>
    `The search uses ${formatCount(used)} of the ${photos(count)}, spread evenly over them.`,

  findCopies: 'Find copies',
  why: 'Why this match',
  reveal: 'Show in folder',
  open: 'Open with another program',
  copyPicture: 'Copy picture',
  pictureCopied: 'Picture copied',
  pictureNotCopied: (reason: string) =>
    `The picture could not be copied: ${reason} “Copy path” or “Show in folder” lead to the file instead.`,
  copyPaths: 'Copy paths',
  pathsCopied: (count: number) => `${formatCount(count)} ${count === 1 ? 'path' : 'paths'} copied`,
  collect: 'Add to collection',
  label: 'Use as training label',
  removeFromCollection: 'Remove from this collection',

  emptyCollection: 'This collection is empty',
  emptyCollectionText: 'Mark photos anywhere, then choose “Add to collection”.',

  look: {
    smaller: 'Smaller',
    larger: 'Larger',
    fit: 'Whole picture',
    actual: 'Actual pixels',
    zoom: (share: number) => `${formatCount(Math.round(share * 100))}%`,
    exifLoading: 'Reading what the camera wrote…',
    exifNone: 'The camera wrote nothing more.',
    exifFailed: 'What the camera wrote cannot be read now.',
    settings: 'Settings',
    lens: 'Lens',
    exposure: (seconds: number) =>
      seconds >= 0.3 ? `${formatDecimal(seconds)} s` : `1/${formatCount(Math.round(1 / seconds))} s`,
    aperture: (fNumber: number) => `f/${formatDecimal(fNumber)}`,
    iso: (iso: number) => `ISO ${iso}`,
    focalLength: (millimetres: number, as35: number | null) =>
      as35 === null || Math.abs(as35 - millimetres) < 0.5
        ? `${formatDecimal(millimetres)} mm`
        : `${formatDecimal(millimetres)} mm (like ${formatDecimal(as35)} mm)`,
    flash: (fired: boolean): string => (fired ? 'flash' : 'no flash'),
    software: 'Software',
    artist: 'By',
    copyright: 'Rights',
    description: 'Description',
    ownTags: 'Your tags',
    removeTag: (name: string) => `Remove the tag “${name}”`,
    tagRemoved: (name: string) => `Tag “${name}” removed.`,
  },
};
