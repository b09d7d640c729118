import { formatChance, formatCosine } from '../../format/figures.ts';

/** How much a part adds to the likeness. */
const strengths = {
  strong: 'agrees strongly',
  clear: 'agrees',
  slight: 'agrees a little',
  none: 'adds next to nothing',
  against: 'speaks against it',
};

export const why = {
  title: 'Why this match',
  looking: 'Looking at both pictures again…',
  query: 'Searched with',
  hit: 'Found',
  unnamed: 'Picture',
  /** Spoken name of the parts of a picture. */
  parts: (caption: string) => `${caption}: parts of the picture`,
  places: [
    ['top left', 'top', 'top right'],
    ['left', 'middle', 'right'],
    ['bottom left', 'bottom', 'bottom right'],
  ],
  strengths,
  part: (row: number, column: number, place: string, strength: string) =>
    `Row ${row}, column ${column} (${place}): ${strength}.`,
  partMatching: (row: number, column: number, place: string, strength: string, counterpart: string) =>
    `Row ${row}, column ${column} (${place}): ${strength}, most of all with the other picture’s ${counterpart}.`,
  hint: 'Point at a part of one picture, or walk through it with the arrow keys, to see where the other agrees with it.',
  cosine: (cosine: number) => `Cosine ${formatCosine(cosine)}`,
  cosineMeaning: ', where 1 is the same picture to the model and 0 nothing in common.',
  chance: (chance: number) =>
    `${formatChance(chance)} chance that you would call them the same kind of picture.`,
  meaning:
    'Coloured parts are what the two share beyond what most of your photos have. Together with that, they add up to the cosine.',
  cut: 'The model does not look at the darkened edges.',
  legend: { label: 'Colours', against: 'Speaks against', none: 'Adds nothing', strong: 'Agrees most' },
  strength: 'Colours',
  bare: 'Only the pictures',
  failed: 'These two could not be compared',
  pictureMissing: 'This picture cannot be shown.',
  retry: 'Try again',
  close: 'Close',
};
