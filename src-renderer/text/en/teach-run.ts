import type { FigureName } from '../../../src-shared/contract/model.ts';
import type { SampleSearches } from '../../../src-shared/contract/training.ts';
import { formatCount, formatDuration, formatPoints, formatShare, isOne } from '../../format/figures.ts';

const figures: Record<FigureName, { name: string; meaning: string }> = {
  recallAt1: { name: 'First hit right', meaning: 'Recall@1' },
  recallAt5: { name: 'One of the first 5 right', meaning: 'Recall@5' },
  recallAt10: { name: 'One of the first 10 right', meaning: 'Recall@10' },
  mapAtR: { name: 'How early the whole category comes', meaning: 'mAP@R' },
};

const changes: Record<keyof SampleSearches['counts'], string> = {
  improved: 'More right hits than before',
  worse: 'Fewer right hits than before',
  unchanged: 'As many right hits as before',
};

const range = ({ low, high }: { low: number; high: number }) =>
  `${formatPoints(low)} to ${formatPoints(high)}`;

export const teachRun = {
  title: (source: string) => `Teaching: ${source}`,
  sources: {
    collections: (count: number) => `${formatCount(count)} collections`,
    tags: (count: number) => `${formatCount(count)} tags`,
    groups: (count: number) => `${formatCount(count)} groups of photos`,
  },
  toModels: 'All models',
  loading: 'Opening this training…',
  missing: 'This training is not known',
  missingText: 'It may have been made in another library.',
  states: {
    running: 'Training',
    paused: 'Paused',
    cancelled: 'Cancelled',
    done: 'Done',
    failed: 'Stopped by a problem',
  },
  pause: 'Pause',
  resume: 'Go on',
  cancel: 'Cancel',
  cancelTitle: 'Cancel this training?',
  cancelText: 'What it has learnt so far is thrown away. That cannot be undone.',
  cancelConfirm: 'Cancel the training',
  cancelKeep: 'Keep training',
  cancelled: 'Nothing was kept. The model in use is as it was.',
  again: 'Teach again',
  elsewhere:
    'You can use everything else meanwhile. Closing Lookalike only interrupts it: it goes on with the next start.',
  pausedHint: 'It goes on where it was, also after Lookalike was closed.',
  failedHint: 'Once the reason is gone, it goes on from its last checkpoint.',
  epoch: (epoch: number, planned: number | null) =>
    planned === null
      ? `Epoch ${formatCount(epoch)}`
      : `Epoch ${formatCount(epoch)} of at most ${formatCount(planned)}`,
  step: (step: number, steps: number) => `step ${formatCount(step)} of ${formatCount(steps)}`,
  rate: (perSecond: number) => `${formatCount(Math.round(perSecond))} photos/s`,
  left: (seconds: number) => `at most ${formatDuration(seconds)} left`,
  waiting: 'Waiting',
  facts: {
    runtime: 'Computed by',
    backbone: 'Network',
    method: 'Method',
    time: 'Time',
    loss: 'Loss now',
    photos: 'Photos',
    started: 'Started',
  },
  split: (train: number, heldOut: number) => `${formatCount(train)} + ${formatCount(heldOut)} held back`,

  curves: 'How it learns',
  curvesEmpty: 'The curves begin after the first epoch.',
  loss: 'Loss',
  lossHint: 'How far photos of one category still lie apart. Lower is better.',
  lossTrain: 'Photos it learns from',
  lossHeldOut: 'Other photos',
  recall: 'Right hits',
  recallHint: 'Among photos that it does not learn from. Higher is better.',
  recallAt1: 'First hit right',
  mapAtR: 'Whole category early',
  bestEpoch: (epoch: number) => `Best so far: epoch ${formatCount(epoch)}`,
  keptEpoch: (epoch: number) => `Kept: epoch ${formatCount(epoch)}`,
  chart: (title: string, epochs: number, words: string) =>
    `${title}, ${formatCount(epochs)} ${isOne(epochs) ? 'epoch' : 'epochs'}. ${words}`,
  table: 'The curves as a table',
  columns: {
    epoch: 'Epoch',
    loss: 'Loss',
    heldOutLoss: 'Loss, others',
    recallAt1: 'Recall@1',
    mapAtR: 'mAP@R',
    seconds: 'Seconds',
  },

  verdicts: {
    better: 'Better: the new model finds the right category more reliably',
    worse: 'Worse: the new model finds the right category less reliably',
    'no-difference': 'No clear difference between the old model and the new one',
  },
  nothingCompared: 'Nothing could be compared',
  nothingComparedText: 'No category has two held-back photos, so that none had another to find.',
  firstHit: (n: number, after: number, before: number) =>
    `Each of ${formatCount(n)} held-back photos was searched with. The first hit was of the right category for ${formatCount(Math.round(after * n))} of them (${formatShare(after)}) with the new model, and for ${formatCount(Math.round(before * n))} (${formatShare(before)}) with the old one.`,
  certain: (gain: { low: number; high: number }) =>
    `Chance alone would hardly do that: the difference is ${range(gain)} percentage points (95% interval).`,
  uncertain: (gain: { low: number; high: number }) =>
    `Chance alone could explain that: the difference is ${range(gain)} percentage points (95% interval).`,
  against: (figure: FigureName, value: number) =>
    `But “${figures[figure].name}” (${figures[figure].meaning}) ${value < 0 ? 'fell' : 'rose'} by ${formatPoints(value)} points.`,
  consequence: {
    better: 'You can adopt it. Until then the old model keeps answering.',
    worse: 'It is not recommended. The old model stays in use.',
    'no-difference':
      'Nothing shows that it would help. More photos of each category are what most often does.',
  },
  library: (share: number, neighbours: number) =>
    `In your library, ${formatShare(share)} of a photo’s first ${formatCount(neighbours)} hits would be others than now.`,
  adopt: 'Adopt the new model',
  adoptAnyway: 'Adopt it anyway',
  discard: 'Discard it',
  inUse: 'This model is in use now.',
  discarded: 'The model was discarded.',
  model: (name: string) => `Model: ${name}`,

  compare: 'Before and after',
  compareHint: 'Each held-back photo is searched with among the others. In brackets: 95% interval.',
  figure: 'What was measured',
  figures,
  before: 'Before',
  after: 'After',
  gain: 'Difference, points',
  byClass: 'By category',
  class: 'Category',
  classPhotos: 'Photos',
  right: 'First hit right',

  searches: 'Searches side by side',
  searchesSummary: (total: number, counts: SampleSearches['counts']) =>
    `Of ${formatCount(total)} searches, ${formatCount(counts.improved)} have more right hits than before, ${formatCount(counts.worse)} have fewer and ${formatCount(counts.unchanged)} as many. These were drawn by lot.`,
  changes,
  searchedWith: (label: string) => `Searched with: ${label}`,
  hit: (place: number, label: string, isRight: boolean) =>
    `Hit ${formatCount(place)}, ${isRight ? 'right' : 'wrong'}: ${label}`,
  rightOf: (right: number, of: number) => `${formatCount(right)} of ${formatCount(of)} right`,
  searchesMissing: 'The searches of this training were not kept',
  report: 'Save the report',
  reportHint: 'One page with all of this. It holds small pictures of your photos: mind whom you send it to.',
};
