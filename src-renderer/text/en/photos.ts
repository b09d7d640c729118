import { formatBytes, formatChance, formatCosine, formatCount, formatDegrees } from '../../format/figures.ts';

export const photos = {
  gallery: {
    label: 'Photos',
    loading: 'Loading photos…',
    noneYet: 'Photos appear here as they are read',
    noneYetText: 'The first ones arrive in a moment.',
    noneWhilePaused: 'Reading is paused. Let it go on to see them.',
    noneFound: 'No photos found',
    noneFoundText: 'There are no photos in your folders that can be read. Add another folder, or look again.',
    noMatch: 'No photos match these filters',
    clearFilters: 'Clear filters',
    lookAgain: 'Look again',
    failed: 'The photos could not be listed',
    retry: 'Try again',
  },

  photo: {
    inGallery: (position: number, total: number, day: string) =>
      `Photo ${formatCount(position)} of ${formatCount(total)}, ${day}`,
    hit: (rank: number, chance: number, name: string) =>
      `${formatCount(rank)}. ${formatChance(chance)} alike: ${name}`,
    findSimilar: 'Find similar',
    quickLook: 'Quick look',
    copyPath: 'Copy path',
    menu: 'Photo actions',
    pathCopied: 'Path copied',
    copyFailed: 'The path could not be copied. Here it is:',
    keys: { findSimilar: 'Enter', quickLook: 'Space', copyPath: 'Ctrl+C' },
  },

  look: {
    title: 'Quick look',
    close: 'Close',
    previous: 'Previous photo',
    next: 'Next photo',
    name: 'Name',
    where: (count: number): string => (count > 1 ? 'In these places' : 'Where'),
    size: 'Size',
    dimensions: (width: number, height: number, bytes: number) =>
      `${formatCount(width)} × ${formatCount(height)} · ${formatBytes(bytes)}`,
    taken: 'Taken',
    camera: 'Camera',
    place: 'Place',
    position: (latitude: number, longitude: number) =>
      `${formatDegrees(latitude)} ${latitude < 0 ? 'S' : 'N'}, ${formatDegrees(longitude)} ${longitude < 0 ? 'W' : 'E'}`,
    tags: 'What the model sees',
    format: 'Format',
    alike: 'Alike',
    alikeValue: (chance: number, cosine: number) =>
      `${formatChance(chance)} (cosine ${formatCosine(cosine)})`,
    alikeHint: 'The chance that you would call it the same kind of picture.',
    missing: 'The original cannot be shown now. It may be on a drive that is not connected.',
    loading: 'Loading details…',
    of: (position: number, total: number) => `${formatCount(position)} of ${formatCount(total)}`,
  },
};
