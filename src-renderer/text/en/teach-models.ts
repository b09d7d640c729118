import type { ModelCard } from '../../../src-shared/contract/model.ts';
import { formatBytes, formatCount, formatDuration, isOne } from '../../format/figures.ts';
import { photos } from './counts.ts';

const kinds: Record<ModelCard['kind'], string> = {
  bundled: 'Comes with Lookalike',
  installed: 'Added by you',
  trained: 'Taught',
};

export const teachModels = {
  title: 'Models',
  intro:
    'A model decides which photos look alike. Teach Lookalike your own categories, and adopt the new model if it proves better.',
  loading: 'Looking for models…',
  failed: 'The models could not be listed',
  import: 'Import a model',
  active: 'In use',
  kinds,
  facts: {
    backbone: 'Network',
    dimensions: 'Vector',
    size: 'Size',
    licence: 'Licence',
    source: 'From',
    created: 'Made',
    method: 'Method',
    photos: 'Photos',
    classes: 'Categories',
    seed: 'Seed',
    loss: 'Loss',
    epochs: 'Epochs',
    time: 'Time',
    computedBy: 'Computed by',
    comparedWith: 'Compared with',
  },
  dimensions: (count: number, input: number) =>
    `${formatCount(count)} numbers, looks at ${formatCount(input)} px`,
  trainedPhotos: (train: number, heldOut: number) => `${photos(train)} and ${formatCount(heldOut)} held back`,
  details: 'Training card',
  firstHit: 'First hit right',
  wholeCategory: 'Whole category early',
  adopt: 'Use this model',
  adoptNamed: (name: string) => `Use this model: ${name}`,
  rollBack: (name: string) => `Go back to ${name}`,
  export: 'Export',
  delete: 'Delete',

  adoptTitle: (name: string) => `Use ${name} all the same?`,
  adoptOther: (name: string) =>
    `It was compared with ${name}. Whether it is better than the model that is in use now, nobody knows.`,
  adoptText: 'Search may get worse. You can go back to the model in use at any time.',
  adoptConfirm: 'Use it anyway',
  cancel: 'Cancel',
  adopting: (name: string) => `Changing over to ${name}`,
  adoptingHint: 'The model in use answers until the new one knows every photo.',
  adopted: (name: string) => `${name} is in use now.`,
  stopAdoption: 'Stop',

  deleteTitle: (name: string) => `Delete ${name}?`,
  deleteText:
    'The model’s file is removed from this computer. That cannot be undone. Your photos are not touched.',
  deleteConfirm: 'Delete the model',
  deleted: (name: string) => `${name} was deleted.`,

  exportTitle: (name: string) => `Export ${name}`,
  exportText: 'One file with the weights and the training card. No photo is in it, nor the name of one.',
  exportName: 'File name',
  exportReplaces: 'An earlier export with this name is replaced.',
  exportConfirm: 'Export here',
  exporting: 'Exporting…',
  exported: (path: string, bytes: number) => `Exported to ${path} (${formatBytes(bytes)}).`,

  importTitle: 'Import a model',
  importText: 'Choose a file that Lookalike exported (.safetensors), or the published BiT-M-R50x1.npz.',
  noFiles: 'No model files in this folder.',
  importConfirm: 'Import this file',
  importing: 'Importing…',
  imported: (name: string) => `${name} was imported.`,
  unverifiedTitle: 'Nobody vouches for this file',
  unverifiedText:
    'Its authors published no checksum to hold it against. A changed file could make search useless, but it can do nothing else: weights are numbers, not programs.',
  unverifiedAgree: 'I know where this file comes from',

  download: 'Get BiT-M R50x1',
  downloadHint: 'The network of the paper, for the method of the same name.',
  downloadTitle: 'Download BiT-M R50x1?',
  downloadNetwork:
    'This is the only thing in Lookalike that uses the network, and it happens only now that you ask.',
  downloadFacts: [
    'From storage.googleapis.com, where its authors published it, over an encrypted connection',
    '273 MB; it goes on where it stopped',
    'No checksum was published, so it cannot be verified',
    'Licence: Apache-2.0',
  ],
  downloadImport: 'Without a network: bring BiT-M-R50x1.npz from elsewhere and import it.',
  downloadConfirm: 'Download 273 MB',
  downloading: 'Downloading BiT-M R50x1',
  downloaded: 'BiT-M R50x1 is here. Teaching can start from it.',
  stopDownload: 'Stop',
  downloadStopped: 'The download was stopped. What has arrived is kept.',
  bytes: (done: number, total: number | null) =>
    total === null ? formatBytes(done) : `${formatBytes(done)} of ${formatBytes(total)}`,

  runs: 'Trainings',
  noRuns: 'Nothing was taught yet.',
  noRunsHint:
    'Sort photos into sub-folders, collections or tags, and let Lookalike learn what tells them apart.',
  runStates: {
    running: 'Running',
    paused: 'Paused',
    cancelled: 'Cancelled',
    done: 'Done',
    failed: 'Stopped by a problem',
  },
  runEpochs: (count: number) => `${formatCount(count)} ${isOne(count) ? 'epoch' : 'epochs'}`,
  duration: formatDuration,
  resume: 'Go on',
  verdicts: { better: 'Better', worse: 'Worse', 'no-difference': 'No clear difference' },
};
