/** What Unicode does not take apart, though people write it either way. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
const ASCII = /^[\0-\x7f]*$/u;

/** Without case and accents, so that `Café`, `CAFE` and a macOS file name in decomposed letters are one. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  // Most names are plain, and normalising one costs ten times as much as this question.
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter);
}

/** The words of a search text, folded, each once. A slash parts them, as it parts folders. */
export function foldedWords(text: string): string[] {
  return [...new Set(foldText(text).split(/[\s/\\]+/u))].filter((word) => word !== '');
}
