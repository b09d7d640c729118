import type { UpdateState } from '../../../src-shared/contract/desktop.ts';
import { formatBytes, formatCount } from '../../format/figures.ts';

const reasons: Record<Extract<UpdateState, { state: 'unavailable' }>['reason'], string> = {
  'from-source': 'This copy runs from its source. Update the source instead.',
  portable: 'A portable copy does not update itself. Replace its file with that of a newer version.',
  'package-manager': 'The package manager of your system updates this copy.',
  'no-source': 'This copy was built without a place to ask for newer versions.',
  unsigned: 'This copy is not signed, so a newer version could not be told from a forged one.',
};

/** What only the desktop program shows. */
export const desktop = {
  chooseFile: 'Choose a file…',
  foldersAdded: (count: number) => `${formatCount(count)} folders are being read.`,
  open: 'Open',
  openWith: 'Open with',
  copyFile: 'Copy file',
  copyFiles: 'Copy files',
  filesCopied: (count: number) => `${formatCount(count)} ${count === 1 ? 'file' : 'files'} copied`,
  tooManyFiles: (most: number) => `No more than ${formatCount(most)} files can be handed over at once.`,
  dropTitle: 'Drop a picture to search with it',
  dropText: 'It is not added to your library. Folders that you drop are.',
  welcomeDrop:
    'You can also drop folders here. Once there are photos, drop or paste any picture to search with it.',

  engine: {
    starting: 'The part of Lookalike that knows your photos is starting…',
    stopped: 'The part of Lookalike that knows your photos stopped, and is being started again.',
    inSeconds: (seconds: number) => `Next try in ${formatCount(seconds)} s.`,
    failedTitle: 'Lookalike cannot open your library',
    failedText: 'Your photos are not affected. This is what happened:',
    opensByItself: 'As soon as it is closed there, it opens here by itself.',
    tryAgain: 'Try again',
    trying: 'Trying…',
    showData: 'Show the data folder',
  },
  battery: {
    paused: 'Paused: this machine runs on its battery.',
    goOn: 'Go on all the same',
  },

  settings: {
    title: 'Desktop',
    tray: 'Keep running in the tray',
    trayHint: 'Closing the window leaves Lookalike in the tray, where it goes on watching your folders.',
    noTray: 'This desktop shows no tray, so closing the window ends Lookalike.',
    battery: 'Pause on battery',
    batteryHint: 'Long work, such as reading photos, waits until the machine is plugged in again.',
    notify: 'Tell when long work ends',
    notifyHint: 'A note of your system, when the window is out of sight.',
    showData: 'Show the folder',
  },
  updates: {
    title: 'Version and updates',
    version: (version: string) => `Lookalike ${version}`,
    licences: 'Licences',
    check: 'Ask for new versions at each start',
    checkHint:
      'Off until you agree. Lookalike then asks the server that it was published on for its list of versions. That server learns the internet address of this machine and, from the name of the list, its system, but neither the version of Lookalike nor anything about your photos. Nothing is downloaded or installed unless you say so; on Windows a download also shows which version is installed.',
    now: 'Look now',
    checking: 'Looking…',
    upToDate: 'This is the newest version.',
    never: 'Nobody was asked yet.',
    asked: (moment: string) => `Asked ${moment}.`,
    available: (version: string) => `Lookalike ${version} is available.`,
    download: 'Download',
    downloading: (version: string) => `Downloading Lookalike ${version}`,
    progress: (doneBytes: number, totalBytes: number, bytesPerSecond: number) =>
      `${formatBytes(doneBytes)} of ${formatBytes(totalBytes)}, ${formatBytes(bytesPerSecond)} a second`,
    ready: (version: string) =>
      `Lookalike ${version} was downloaded, and its signature is right. It is installed when you restart.`,
    install: 'Restart and install',
    failed: 'The update did not work',
    reasons,
  },
  privacyHint:
    'Counted in the engine and its threads, as they happen. These connect to nobody unless you ask for a download.',
  privacyUpdates:
    'Not counted there: asking for new versions, at each start if you agreed to that or when you press “Look now”, and downloading one. Nothing about your photos is sent.',
  keys: {
    title: 'In the desktop program',
    addFolder: 'Add a folder',
    searchFile: 'Search with a picture file',
    searchClipboard: 'Search with what was copied',
    places: 'Go to a place',
    settings: 'Settings',
    keys: 'Show these keys',
    box: 'Mark with a box, from a photo on',
    close: 'Close the window',
    quit: 'Quit',
    dragging: 'Drag',
  },
  downloadNetwork:
    'Beside asking for new versions and downloading them, which you decide on in the settings, this is the only thing in Lookalike that uses the network. It happens only now that you ask.',
  asSystem: 'As the system',
};
