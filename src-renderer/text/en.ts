import type { ImportCounts, StageName } from '../../src-shared/contract/job.ts';
import {
  formatBytes,
  formatChance,
  formatCosine,
  formatCount,
  formatDecimal,
  formatDegrees,
  formatDuration,
  isOne,
} from '../format/figures.ts';

const photos = (count: number) => `${formatCount(count)} ${isOne(count) ? 'photo' : 'photos'}`;
const files = (count: number) => `${formatCount(count)} ${isOne(count) ? 'file' : 'files'}`;

const stages: Record<StageName, string> = {
  scan: 'Looking through folders',
  photos: 'Reading photos',
  index: 'Preparing search',
  evaluate: 'Measuring',
  look: 'Looking at labelled photos',
  train: 'Training',
  compare: 'Comparing with before',
  download: 'Downloading',
  reread: 'Reading photos again',
  adopt: 'Preparing the new model',
};

export const en = {
  appName: 'Lookalike',
  pageTitle: (place: string) => `${place} – Lookalike`,
  photos,
  files,

  line: {
    unreachable: 'Lookalike’s engine is not answering. It is tried again by itself.',
    lost: 'The engine is not answering. Trying again…',
    tryNow: 'Try now',
    lockedTitle: 'Lookalike was started anew',
    lockedText:
      'For your safety, each start makes a new address, and this page belongs to an earlier one. Open the address that Lookalike printed when it started; this page then goes on by itself.',
    connecting: 'Opening your library…',
  },

  header: {
    skip: 'Skip to photos',
    back: 'Back',
    allPhotos: 'All photos',
    folders: 'Folders',
    addFolder: 'Add a folder',
    searchByPicture: 'Search with a picture',
    searchByPictureHint: 'Choose a picture file. You can also drop one anywhere or paste it.',
    filters: 'Filters',
    larger: 'Larger photos',
    smaller: 'Smaller photos',
    failedFiles: (count: number) => `${files(count)} could not be read`,
    offline: 'not connected',
    offlineHint: 'This folder cannot be reached, perhaps on an unplugged drive. Its photos stay searchable.',
  },

  welcome: {
    title: 'Find photos by how they look',
    lead: 'Show Lookalike one photo, and it finds the others like it in your own folders.',
    addFolder: 'Add a folder of photos',
    samples: 'Try it with sample pictures',
    samplesBusy: 'Making sample pictures…',
    drop: 'Once there are photos, drop or paste any picture here to search with it.',
    privacy:
      'Everything happens on this computer. No photo leaves it, and your files are only read, never changed.',
  },

  addFolder: {
    title: 'Add a folder of photos',
    intro: 'Lookalike reads the photos in this folder and in all folders inside it.',
    places: 'Places',
    path: 'Folder',
    go: 'Go',
    upHint: 'To the folder above',
    folders: 'Folders here',
    noFolders: 'No folders inside this one.',
    photosHere: (count: number) =>
      count === 0 ? 'No photos directly in this folder' : `${photos(count)} directly in this folder`,
    exclude: 'Leave some folders or files out',
    excludeLabel: 'Patterns to leave out, one per line',
    excludeHint: 'For example: Trash/** or **/*.png',
    cancel: 'Cancel',
    confirm: 'Add this folder',
    adding: 'Adding…',
    loading: 'Reading this folder…',
    alreadyThere: 'This folder is already in your library.',
  },

  folder: {
    rescan: 'Look for changes',
    remove: 'Remove from library',
    removeTitle: 'Remove this folder from the library?',
    removeText: 'Lookalike forgets the photos of this folder. The files themselves are not touched.',
    removeConfirm: 'Remove',
    cancel: 'Cancel',
    exclude: 'Edit what is left out',
    excludeTitle: 'What to leave out of this folder',
    excludeSave: 'Save and look again',
    actions: 'Folder actions',
    excluded: (count: number) =>
      count === 0 ? '' : `${formatCount(count)} ${isOne(count) ? 'pattern is' : 'patterns are'} left out`,
  },

  gallery: {
    label: 'Photos',
    loading: 'Loading photos…',
    noneYet: 'Photos appear here as they are read',
    noneYetText: 'The first ones arrive in a moment.',
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

  similar: {
    title: 'Similar photos',
    label: 'Similar photos, most alike first',
    searching: 'Searching…',
    fromLibrary: 'Photo in your library',
    fromDrop: 'Dropped picture, not added to your library',
    fromPaste: 'Pasted picture, not added to your library',
    fromFile: 'Picture from a file, not added to your library',
    fromEarlier: 'Picture from earlier, not added to your library',
    unnamed: 'Picture',
    samePhoto: 'You have this very photo in your library.',
    showIt: 'Show it',
    tags: 'What the model sees',
    tagHint: (name: string, chance: number) =>
      `Show only photos tagged “${name}”. The model is ${formatChance(chance)} sure.`,
    coverageAll: (count: number) => `Searched all ${photos(count)}`,
    coveragePart: (searchable: number, all: number) =>
      `Searching ${formatCount(searchable)} of ${photos(all)}`,
    coveragePartHint: 'The others are still being read. Results fill in by themselves.',
    took: (milliseconds: number) =>
      milliseconds < 1 ? 'in under 1 ms' : `in ${formatDecimal(milliseconds)} ms`,
    approximate: 'fast search',
    approximateHint: 'A large library is searched through an index, and the best finds are compared exactly.',
    scoreHint: (chance: number, cosine: number) =>
      `${formatChance(chance)} chance that you would call it the same kind of picture. Cosine ${formatCosine(cosine)}.`,
    none: 'Nothing to compare with yet',
    noneText: 'As soon as photos are read, similar ones appear here.',
    noMatch: 'No similar photos match these filters',
    showMore: 'Show more',
    failed: 'The search did not work',
    queryGone: 'This picture is no longer held',
    queryGoneText: 'Pictures to search with are kept only while Lookalike runs. Drop or paste it again.',
    retry: 'Try again',
    quickLook: 'See the picture large',
  },

  filters: {
    label: 'Filters',
    folder: 'Folder',
    from: 'From',
    to: 'To',
    camera: 'Camera',
    tag: 'Shows',
    any: 'Any',
    clear: 'Clear',
    counted: (name: string, count: number) => `${name} (${formatCount(count)})`,
  },

  look: {
    title: 'Quick look',
    close: 'Close',
    previous: 'Previous photo',
    next: 'Next photo',
    name: 'Name',
    where: (count: number) => (count > 1 ? 'In these places' : 'Where'),
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

  drop: {
    title: 'Drop a picture to search with it',
    text: 'It is not added to your library.',
    several: 'Searching with the first picture only.',
    folder:
      'To add a folder, use “Add a folder”. A browser does not tell a page where a dropped folder lies.',
    nothing: 'There was no picture file in what you dropped.',
    tooLarge: (limitBytes: number) =>
      `This picture is larger than ${formatBytes(limitBytes)}. Make a smaller copy and try again.`,
    empty: 'This file is empty. Choose another picture.',
    unreadable: 'The browser could not read this file. Choose another picture.',
    pastedName: 'Pasted picture',
    working: (name: string) => `Looking at ${name}…`,
  },

  import: {
    label: 'Import',
    stages,
    running: 'Reading your photos',
    paused: 'Paused',
    done: 'Up to date',
    cancelled: 'Stopped',
    failed: 'Stopped by a problem',
    finished: ({ added, changed, moved, gone, failed }: ImportCounts) => {
      const parts = [
        [added, 'new'],
        [changed, 'changed'],
        [moved, 'moved'],
        [gone, 'gone'],
        [failed, 'could not be read'],
      ] as const;
      const told = parts
        .filter(([count]) => count > 0)
        .map(([count, what]) => `${formatCount(count)} ${what}`);
      return told.length === 0 ? 'Up to date: nothing has changed.' : `Up to date: ${told.join(', ')}.`;
    },
    idle: 'Nothing has been read yet.',
    pause: 'Pause',
    resume: 'Go on',
    cancel: 'Stop',
    details: 'Details',
    progress: (done: number, total: number | null) =>
      total === null ? formatCount(done) : `${formatCount(done)} of ${formatCount(total)}`,
    rate: (perSecond: number) => `${formatDecimal(perSecond)}/s`,
    left: (seconds: number) => `about ${formatDuration(seconds)} left`,
    waiting: 'Waiting',
    added: 'New',
    changed: 'Changed',
    moved: 'Moved',
    gone: 'Gone',
    failedCount: 'Failed',
    time: 'Time',
    duration: formatDuration,
    searchable: (searchable: number, all: number) =>
      `${formatCount(searchable)} of ${photos(all)} can be searched already`,
    startAgain: 'Look for changes',
    cancelledHint: 'What was read is kept. Look for changes to go on.',
  },

  failures: {
    title: 'Files that could not be read',
    intro: (count: number) =>
      `${files(count)} could not be read. Everything else is in your library. The files were not changed.`,
    none: 'Every file could be read.',
    retry: 'Try again',
    retryOne: (name: string) => `Try ${name} again`,
    retryAll: 'Try all again',
    again: 'tried again by itself',
    nextScan: 'looked into again when you look for changes',
    more: (rest: number) => `Show ${formatCount(rest)} more`,
    failed: 'The list could not be loaded',
  },

  notice: {
    dismiss: 'Dismiss',
    label: 'Messages',
    code: (code: string) => `Code: ${code}`,
  },
};
