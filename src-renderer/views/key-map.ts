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
const desktopWords = text.desktop.keys;
const { moreKey, lessKey } = text.search.examples;

/** What each key does, place by place. */
const commonKeys: readonly KeyGroup[] = [
  {
    title: words.groups.anywhere,
    uses: [
      { keys: [['?']], does: does.keys },
      { keys: [[names.control, 'Z']], does: does.undo },
      { keys: [['/']], does: does.filter },
      { keys: [['+'], ['−']], does: does.zoom },
      { keys: [[names.control, 'V']], does: does.paste },
      {
        keys: [
          [names.alt, names.left],
          [names.alt, names.right],
        ],
        does: does.back,
      },
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

/** What the menu of the desktop program adds. */
const desktopKeys: KeyGroup = {
  title: desktopWords.title,
  uses: [
    { keys: [[names.control, 'O']], does: desktopWords.addFolder },
    { keys: [[names.control, names.shift, 'O']], does: desktopWords.searchFile },
    { keys: [[names.control, names.shift, 'V']], does: desktopWords.searchClipboard },
    { keys: [[names.control, '1–5']], does: desktopWords.places },
    { keys: [[names.control, ',']], does: desktopWords.settings },
    { keys: [['F1']], does: desktopWords.keys },
    { keys: [[names.shift, desktopWords.dragging]], does: desktopWords.box },
    { keys: [[names.control, 'W']], does: desktopWords.close },
    { keys: [[names.control, 'Q']], does: desktopWords.quit },
  ],
};

export const keyMap = (isDesktop: boolean): readonly KeyGroup[] =>
  isDesktop ? [...commonKeys, desktopKeys] : commonKeys;
