import { text } from '../text/text.ts';

/** Keys that are pressed together are one entry of `keys`; several entries are several ways. */
interface KeyUse {
  keys: readonly (readonly string[])[];
  does: string;
}

interface KeyGroup {
  title: string;
  uses: readonly KeyUse[];
}

const words = text.settings.keys;
const { does, names } = words;
const { moreKey, lessKey } = text.search.examples;

/** What each key does, place by place. */
export const keyMap: readonly KeyGroup[] = [
  {
    title: words.groups.anywhere,
    uses: [
      { keys: [['?']], does: does.keys },
      { keys: [[names.control, 'Z']], does: does.undo },
      { keys: [['/']], does: does.filter },
      { keys: [['+'], ['−']], does: does.zoom },
      { keys: [[names.control, 'V']], does: does.paste },
      { keys: [[names.alt, names.left]], does: does.back },
    ],
  },
  {
    title: words.groups.photos,
    uses: [
      { keys: [[names.arrows]], does: does.move },
      {
        keys: [
          [names.control, names.home],
          [names.control, names.end],
        ],
        does: does.ends,
      },
      { keys: [[names.enter]], does: does.similar },
      { keys: [[names.space]], does: does.look },
      { keys: [[names.menu], [names.shift, 'F10']], does: does.menu },
    ],
  },
  {
    title: words.groups.marking,
    uses: [
      { keys: [['X']], does: does.mark },
      { keys: [[names.shift, names.arrows]], does: does.markRange },
      { keys: [[names.control, 'A']], does: does.markAll },
      { keys: [[names.escape]], does: does.unmark },
    ],
  },
  {
    title: words.groups.results,
    uses: [
      { keys: [[moreKey.toUpperCase()]], does: does.more },
      { keys: [[lessKey.toUpperCase()]], does: does.less },
      { keys: [[text.search.bursts.key]], does: does.burst },
    ],
  },
  {
    title: words.groups.look,
    uses: [
      { keys: [[names.leftRight]], does: does.next },
      { keys: [['+'], ['−'], ['0']], does: does.lookZoom },
      { keys: [[names.enter]], does: does.similar },
      { keys: [[names.escape]], does: does.close },
    ],
  },
];
