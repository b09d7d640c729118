import { files } from './counts.ts';

export const frame = {
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

  notice: {
    dismiss: 'Dismiss',
    label: 'Messages',
    code: (code: string) => `Code: ${code}`,
  },
};
