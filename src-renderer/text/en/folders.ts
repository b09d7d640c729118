import type { ImportCounts, StageName } from '../../../src-shared/contract/job.ts';
import { formatCount, formatDecimal, formatDuration, isOne } from '../../format/figures.ts';
import { files, photos } from './counts.ts';

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
  map: 'Laying out the map',
};

export const folders = {
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
};
