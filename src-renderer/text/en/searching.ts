import { formatBytes, formatChance, formatCosine, formatCount, formatDecimal } from '../../format/figures.ts';
import { photos } from './counts.ts';

export const searching = {
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

  drop: {
    title: 'Drop a picture to search with it',
    text: 'It is not added to your library.',
    several: 'Searching with the first picture only.',
    besideFolder:
      'Files that came together with a folder were left aside. To search with a picture, drop it by itself.',
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
};
