import { formatChance, formatCount } from '../../format/figures.ts';
import { photos } from './counts.ts';

export const search = {
  forward: 'Forward',

  screenshot: 'Search with a screenshot',
  screenshotHint: 'Choose a screen, window or tab. One picture of it is taken, and nothing after it.',
  screenshotName: 'Screenshot',
  fromScreenshot: 'Screenshot, not added to your library',
  screenUnavailable:
    'This browser cannot take a picture of the screen. Take a screenshot with your system, then paste or drop it here.',
  screenRefused: 'No screen was chosen, so there is no picture to search with.',
  screenUnreadable: 'The screen could not be read. Take a screenshot with your system, then paste it here.',

  region: {
    draw: 'Draw a box',
    change: 'Change the box',
    whole: 'Whole picture',
    part: 'A part of the picture',
    title: 'Which part should be alike?',
    explain:
      'Draw a box around what you look for. With the keyboard: arrows move it, Shift and arrows resize it.',
    box: (left: number, top: number, width: number, height: number) =>
      `Box ${formatChance(width)} wide and ${formatChance(height)} high, ${formatChance(left)} from the left and ${formatChance(top)} from the top`,
    search: 'Search with this part',
    searchWhole: 'Search with the whole picture',
    cancel: 'Cancel',
  },

  examples: {
    label: 'Examples',
    hint: 'To steer: point at a photo, then “More like this” (M) or “Not like this” (N).',
    more: 'More like this',
    less: 'Not like this',
    moreHint: 'More like this (M)',
    lessHint: 'Not like this (N)',
    moreKey: 'M',
    lessKey: 'N',
    one: (position: number, isMore: boolean) =>
      `${isMore ? 'More like this' : 'Not like this'}, example ${formatCount(position)}`,
    turn: (position: number, isMore: boolean) =>
      isMore
        ? `Example ${formatCount(position)}: ask for unlike photos`
        : `Example ${formatCount(position)}: ask for like photos`,
    box: (position: number) => `Example ${formatCount(position)}: use only a part of it`,
    weight: (position: number) => `Weight of example ${formatCount(position)}`,
    remove: (position: number) => `Remove example ${formatCount(position)}`,
    clear: 'Remove all',
    gone: 'An example is no longer held',
    goneText: 'Pictures that were added to search with are kept only while Lookalike runs.',
    leaveOut: 'Search without it',
  },

  concept: {
    save: 'Save as concept',
    saveHint:
      'A concept is a collection that fills itself: all photos that this search finds, now and later.',
    title: 'Save this search as a concept',
    name: 'Name',
    explain:
      'It keeps the picture, the examples and how alike photos have to be. New photos come in by themselves.',
    noFilters: 'Filters are not kept with it.',
    cancel: 'Cancel',
    done: 'Save',
    saved: (name: string) => `“${name}” is now a collection.`,
    show: 'Show collections',
  },

  least: {
    label: 'At least this alike',
    any: 'Any',
    value: (score: number) => formatChance(score),
    /** @param isOpen there may be more than were found */
    all: (count: number, isOpen: boolean) =>
      isOpen ? `The ${formatCount(count)} most alike` : photos(count),
    some: (count: number, found: number, isOpen: boolean) =>
      `${formatCount(count)} of ${formatCount(found)}${isOpen ? '+' : ''} alike enough`,
    allOf: (count: number) => `${formatCount(count)}+ alike enough`,
    useCut: (count: number) => `Use suggested cut (${formatCount(count)})`,
    cutHint: (score: number) => `Below ${formatChance(score)} the likeness falls off.`,
    hidden: (count: number) =>
      count === 1
        ? '1 photo is less alike and hidden.'
        : `${formatCount(count)} photos are less alike and hidden.`,
    showAll: 'Show all',
    noneTitle: 'No photo is that alike',
    noneText: (best: number) => `The most alike one reaches ${formatChance(best)}.`,
  },

  bursts: {
    group: 'Group bursts',
    groupHint: 'Photos of one moment stand behind the most alike of them.',
    open: (others: number) =>
      others === 1 ? 'Show 1 more of this burst (B)' : `Show ${formatCount(others)} more of this burst (B)`,
    close: 'Close this burst (B)',
    badge: (others: number) => `+${formatCount(others)}`,
    openItem: (others: number) => `Show the burst (${formatCount(others + 1)})`,
    closeItem: 'Close the burst',
    key: 'B',
    spoken: (others: number) =>
      others === 1
        ? ', best of a burst, 1 more behind it'
        : `, best of a burst, ${formatCount(others)} more behind it`,
    member: ', of the same burst',
  },

  busy: 'Searching anew…',

  filters: {
    text: 'Name, folder or tag',
    textHint: 'Press / to write here',
    kind: 'Kind',
    collection: 'Collection',
    from: (day: string) => `From ${day}`,
    to: (day: string) => `To ${day}`,
    remove: (what: string) => `Remove the filter ${what}`,
    unknownFolder: 'Folder',
    unknownCollection: 'Collection',
    quoted: (words: string) => `“${words}”`,
    clearAll: 'Clear',
    active: 'Active filters',
  },
};
