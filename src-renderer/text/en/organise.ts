import { formatCount, isOne } from '../../format/figures.ts';
import { photos } from './counts.ts';
import { grid } from './grid.ts';
import { search } from './search.ts';

/** A name in a sentence of ours: right-to-left letters in it turn neither the sentence nor its quotation marks. */
const quoted = (name: string) => `\u200e“\u2068${name}\u2069”`;

export const organise = {
  title: 'Collections',
  create: 'New collection',
  concept: 'Concept',
  conceptHint: 'Searches anew each time it is opened',
  searching: 'Searching…',
  untouched: 'No photos yet',
  actions: (name: string) => `Actions for ${name}`,
  rename: 'Rename',
  remove: 'Delete',

  loading: 'Opening your collections…',
  failed: 'The collections could not be opened',
  retry: 'Try again',
  unknown: 'This collection is not there any more.',
  toCollections: 'All collections',

  empty: {
    title: 'Keep photos together',
    pickedTitle: 'Collections picked by hand',
    pickedText: `Mark photos anywhere and choose “${grid.collect}”. A photo can be in as many collections as you like; its file stays where it is.`,
    conceptTitle: 'Concepts',
    conceptText: `A concept is a search that you keep: photos it should be like, and unlike. It finds new photos by itself. Search for something and choose “${search.concept.save}”.`,
  },

  naming: {
    createTitle: 'New collection',
    renameTitle: 'Rename collection',
    field: 'Name',
    cancel: 'Cancel',
    createConfirm: 'Create',
    renameConfirm: 'Rename',
  },

  header: {
    search: 'Search with it',
    removeMarked: (count: number) => `Remove ${photos(count)}`,
    removeMarkedHint: 'Takes the marked photos out of this collection. Their files stay where they are.',
    nothingMarked: 'None of the marked photos is in this collection.',
  },

  collect: {
    title: (count: number) => `Add ${photos(count)} to a collection`,
    field: 'Choose a collection, or name a new one',
    list: 'Collections',
    createNamed: (name: string) => `New collection “${name}”`,
    none: 'You have no collection yet. Type a name to make one.',
    confirm: 'Add',
    cancel: 'Cancel',
  },

  label: {
    title: (count: number) => `Label ${photos(count)}`,
    text: 'Labels are your own words for what a photo shows. You can filter by them, and teach Lookalike with them.',
    present: 'Labels on these photos',
    noneYet: 'None yet.',
    some: (count: number, total: number) => `on ${formatCount(count)} of ${formatCount(total)}`,
    remove: (name: string) => `Remove label ${name}`,
    field: 'Choose a label, or write a new one',
    list: 'Suggested labels',
    createNamed: (name: string) => `New label “${name}”`,
    yours: (count: number) => `yours, ${photos(count)}`,
    seen: (count: number) => `seen by Lookalike, ${photos(count)}`,
    none: 'Type a word for what these photos show.',
    confirm: 'Label',
    close: 'Close',
  },

  told: {
    created: (name: string, count: number) =>
      count === 0 ? `${quoted(name)} was made.` : `${quoted(name)} was made with ${photos(count)}.`,
    added: (name: string, count: number) =>
      `${photos(count)} ${isOne(count) ? 'was' : 'were'} added to ${quoted(name)}.`,
    addedNone: (name: string) => `All of these photos are in ${quoted(name)} already.`,
    removed: (name: string, count: number) =>
      `${photos(count)} ${isOne(count) ? 'was' : 'were'} removed from ${quoted(name)}.`,
    renamed: (before: string, after: string) => `${quoted(before)} is called ${quoted(after)} now.`,
    deleted: (name: string) => `${quoted(name)} was deleted. Its photos stay in the library.`,
    labelled: (name: string, count: number) =>
      `${photos(count)} ${isOne(count) ? 'was' : 'were'} labelled ${quoted(name)}.`,
    labelledNone: (name: string) => `All of these photos are labelled ${quoted(name)} already.`,
    unlabelled: (name: string, count: number) => `The label ${quoted(name)} was taken off ${photos(count)}.`,
  },
};
