import type { Job } from '../../../../src-shared/contract/job.ts';
import type { Figures } from './figures.ts';

const menu = {
  file: '&File',
  addFolder: 'Add a Folder…',
  searchFile: 'Search with a Picture…',
  searchClipboard: 'Search with the Copied Picture',
  settings: 'Settings…',
  close: 'Close Window',
  quit: 'Quit Lookalike',
  edit: '&Edit',
  undo: 'Undo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  view: '&View',
  larger: 'Larger Text and Controls',
  smaller: 'Smaller Text and Controls',
  normalSize: 'Normal Size',
  fullScreen: 'Full Screen',
  reload: 'Reload',
  developerTools: 'Developer Tools',
  go: '&Go',
  back: 'Back',
  forward: 'Forward',
  photos: 'Photos',
  collections: 'Collections',
  map: 'Map',
  teach: 'Teach',
  folders: 'Folders',
  window: '&Window',
  help: '&Help',
  keys: 'Keys',
  dataFolder: 'Show the Data Folder',
  licences: 'Licences',
  about: 'About Lookalike',
};
export type MenuWords = typeof menu;

const tray = {
  open: 'Open Lookalike',
  pause: (what: string) => `Pause: ${what}`,
  resume: (what: string) => `Resume: ${what}`,
  held: 'Paused while on battery',
  idle: 'Ready',
  starting: 'Starting…',
  stopped: 'Stopped: the library is not open',
  restart: 'Try Again',
  quit: 'Quit Lookalike',
};
export type TrayWords = typeof tray;

const kinds: Record<Job['kind'], string> = {
  import: 'Reading photos',
  evaluate: 'Comparing photos',
  train: 'Training',
  adopt: 'Changing to the new model',
  download: 'Downloading a model',
  map: 'Making the map',
};

const stopped: Record<Job['kind'], string> = {
  import: 'Reading your photos stopped',
  evaluate: 'Comparing stopped',
  train: 'The training stopped',
  adopt: 'Changing to the new model stopped',
  download: 'The download stopped',
  map: 'Making the map stopped',
};

function done({ kind, counts }: Job, { count }: Figures): { title: string; body: string } | null {
  switch (kind) {
    case 'import': {
      const parts = [
        counts.added > 0 ? `${count(counts.added)} new` : '',
        counts.changed > 0 ? `${count(counts.changed)} changed` : '',
        counts.moved > 0 ? `${count(counts.moved)} moved` : '',
        counts.gone > 0 ? `${count(counts.gone)} gone` : '',
        counts.failed > 0 ? `${count(counts.failed)} could not be read` : '',
      ].filter((part) => part !== '');
      return { title: 'Your photos are read', body: parts.join(', ') || 'Nothing had changed.' };
    }
    case 'train':
      return { title: 'The training is over', body: 'See whether the new model finds better.' };
    case 'adopt':
      return { title: 'The model is in use', body: 'Searches go by it from now on.' };
    case 'download':
      return { title: 'The model is here', body: 'It can be taught from now on.' };
    case 'map':
      return { title: 'The map is ready', body: 'Photos that look alike lie close to each other.' };
    case 'evaluate':
      return null;
  }
}

export const en = {
  menu,
  tray,
  choose: {
    folder: 'Choose a folder with photos',
    picture: 'Choose a picture to search with',
    model: 'Choose a model',
    target: 'Save as',
    pictures: 'Pictures',
    models: 'Models',
    all: 'All files',
  },
  engineStopped: {
    title: 'Lookalike cannot open your library',
    body: 'Your photos are not affected. Lookalike shows what happened.',
  },
  copiedPicture: 'Copied picture',
  pageCrash: {
    message: 'The window stopped working several times in a row',
    detail: 'Your photos and the library are safe, and running work goes on.',
    again: 'Load Again',
    quit: 'Quit',
  },
  openWith: {
    otherProgram: 'Choose a Program…',
    usualProgram: 'The Usual Program',
    missing: 'The file is not there',
  },
  jobNames: kinds,
  jobEnded: (job: Job, figures: Figures): { title: string; body: string } | null =>
    job.state === 'failed'
      ? { title: stopped[job.kind], body: job.error?.message ?? '' }
      : done(job, figures),
  jobGoesOn: ({ kind, state }: Job, isHeld: boolean): string => {
    if (state !== 'paused') return kinds[kind];
    return `${kinds[kind]} – ${isHeld ? 'paused while on battery' : 'paused'}`;
  },
};
