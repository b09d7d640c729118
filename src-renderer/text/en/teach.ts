import { formatCount, formatDuration, isOne } from '../../format/figures.ts';
import { photos } from './counts.ts';
import { teachModels } from './teach-models.ts';
import { teachRun } from './teach-run.ts';

const categories = (count: number) => `${formatCount(count)} ${isOne(count) ? 'category' : 'categories'}`;

export const teach = {
  models: teachModels,
  run: teachRun,

  start: 'Teach a new model',
  steps: {
    label: 'Steps',
    labels: 'Photos',
    check: 'Check',
    method: 'Method',
    train: 'Train',
    compare: 'Compare',
  },
  stepDone: 'done',
  back: 'Back',
  next: 'Next',
  retry: 'Try again',
  underWay: 'A training is under way. Another can begin when it is over.',
  showRun: 'Show it',

  labels: {
    title: 'Which photos show what it should tell apart?',
    intro:
      'Lookalike learns your categories from examples. A dozen photos of each are a good start; six of each are the least.',
    kind: 'Where the categories are',
    kinds: {
      folder: {
        name: 'A folder with sub-folders',
        hint: 'Each sub-folder is a category. Nothing is imported.',
      },
      collections: { name: 'Collections', hint: 'Each collection is a category.' },
      tags: { name: 'Tags', hint: 'Each tag is a category.' },
    },
    choose: 'Choose a folder',
    chooseOther: 'Choose another folder',
    chooseTitle: 'Choose the folder with your categories',
    chooseConfirm: 'Use this folder',
    cancel: 'Cancel',
    noFolder: 'No folder is chosen yet.',
    subFolders: (count: number) =>
      `${formatCount(count)} ${isOne(count) ? 'sub-folder is a category' : 'sub-folders are the categories'}`,
    moreFolders: (count: number) => `and ${formatCount(count)} more`,
    tooFewFolders: 'This folder needs two or more sub-folders with photos, one for each category.',
    collections: 'Collections to learn',
    noCollections: 'There are fewer than two collections with photos picked by hand.',
    toCollections: 'Open collections',
    own: 'Labels you gave',
    recognised: 'Recognised by Lookalike',
    recognisedHint:
      'These are guesses of the model in use. Learning from them teaches it what it knows already.',
    findTag: 'Find a tag',
    noTags: 'There are no tags yet. Mark some photos and give them a label.',
    noTagFound: 'No tag has that in its name.',
    moreTags: (count: number) => `Show ${formatCount(count)} more`,
    loading: 'Loading…',
    chosen: (count: number) =>
      count < 2 ? `Choose at least two: ${formatCount(count)} chosen` : `${categories(count)} chosen`,
    photos,
  },

  check: {
    title: 'Is the data sound?',
    checking: 'Looking at the photos…',
    checkingHint: 'The first look at a folder takes the longest. What is found out is kept.',
    failed: 'The photos could not be checked',
    again: 'Check again',
    summary: (all: number, classes: number) => `${photos(all)} in ${categories(classes)}`,
    split: (train: number, heldOut: number) =>
      `${formatCount(train)} to learn from, ${formatCount(heldOut)} held back to measure with`,
    splitHint:
      'The held-back photos are never trained on. They show whether the new model is better on photos that it does not know.',
    classes: 'Photos of each category',
    class: 'Category',
    train: 'To learn from',
    heldOut: 'Held back',
    leftOut: 'Left out',
    sound: 'Nothing looks wrong.',
    findings: 'What to look at',
    noPicture: 'No picture',
    showMore: (count: number) => `Show ${formatCount(count)} more`,
    groups: {
      'conflicting-labels': {
        title: (count: number) =>
          isOne(count)
            ? '1 photo is in several categories'
            : `${formatCount(count)} photos are in several categories`,
        hint: 'The same photo, or nearly, lies in more than one category. All of its copies are left out. Keep it in one.',
      },
      unreadable: {
        title: (count: number) =>
          isOne(count) ? '1 photo cannot be read' : `${formatCount(count)} photos cannot be read`,
        hint: 'They are left out. The files are not changed.',
      },
      'class-too-thin': {
        title: (count: number) =>
          isOne(count)
            ? '1 category has too few photos'
            : `${formatCount(count)} categories have too few photos`,
        hint: 'Categories of fewer than four photos are left out. Add photos to them.',
      },
      imbalance: {
        title: () => 'The categories are of very different size',
        hint: 'That works. But what is measured of the smallest says little.',
      },
      'likely-mislabel': {
        title: (count: number) =>
          isOne(count)
            ? '1 photo may be in the wrong category'
            : `${formatCount(count)} photos may be in the wrong category`,
        hint: 'They look more like those of another category. They are trained on all the same, so it is worth a look.',
      },
      'same-photo': {
        title: (count: number) =>
          isOne(count)
            ? '1 photo is there several times'
            : `${formatCount(count)} photos are there several times`,
        hint: 'Copies stay on one side, so that none of them makes the result look better than it is. Nothing to do.',
      },
    },
    tooThin: (label: string, count: number) => `${label}: ${photos(count)}`,
    imbalance: (largest: string, most: number, smallest: string, least: number) =>
      `${largest} has ${photos(most)}, ${smallest} has ${formatCount(least)}.`,
    mislabel: (label: string, suggested: string) => `In ${label}, looks like ${suggested}`,
  },

  method: {
    title: 'How should it learn?',
    preset: 'Method',
    presets: {
      quick: {
        name: 'Quick',
        hint: 'Learns a new way to compare what the network sees already. Enough for most, and over soon.',
      },
      full: {
        name: 'Thorough',
        hint: 'Trains the network itself on changed views of your photos. Often better, takes far longer.',
      },
      paper: {
        name: 'As in the paper',
        hint: 'Repeats “Identical Image Retrieval using Deep Learning” (2022) step by step, with BiT-M R50x1.',
      },
    },
    runtime: 'Computed by',
    automatic: 'The fastest that works here',
    runtimes: {
      'tfjs-node-gpu': 'Graphics card',
      'tfjs-node': 'Processor, native',
      wasm: 'Processor, WebAssembly',
    },
    probing: 'Trying what works here…',
    notUsable: 'not usable',
    probeFailed: 'What works here could not be found out',
    backbone: 'Network to start from',
    backboneInUse: (name: string) => `That of the model in use (${name})`,
    estimate: 'How long it may take',
    estimating: 'Estimating…',
    estimateFailed: 'That cannot be trained',
    between: (low: number, high: number) => {
      const [least, most] = [formatDuration(low), formatDuration(high)];
      return least === most ? `about ${most}` : `${least} to ${most}`;
    },
    basis: {
      measured: 'From earlier work on this computer.',
      typical: 'A rough guess from another computer: nothing like it was trained here yet.',
    },
    device: (device: string) => `On ${device}`,
    advanced: 'Advanced',
    seed: 'Seed',
    seedHint: 'The same photos and seed give the same model.',
    loss: 'Loss',
    losses: {
      'semi-hard': 'Triplets, semi-hard',
      'batch-hard': 'Triplets, batch-hard',
      contrastive: 'Contrastive',
    },
    epochs: 'Epochs at most',
    epochsHint: 'Empty: as the method has it. It stops by itself when nothing gets better.',
    name: 'Name of the model',
    nameHint: 'Small letters, digits, dots and hyphens. Empty: made from the folder’s name.',
    begin: 'Start training',
    beginning: 'Starting…',
    failed: 'The training could not start',
    notBetterYet: 'The model in use is not touched. The new one is offered only if it proves better.',
    getBackbone: 'Get BiT-M R50x1',
  },
};
