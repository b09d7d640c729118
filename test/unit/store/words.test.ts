import { describe, expect, it } from 'vitest';
import type { PhotoId } from '../../../src-shared/contract/ids.ts';
import { foldedWords, foldText } from '../../../src-main/store/fold-text.ts';
import { sampleLibrary } from './sample-library.ts';

describe('folded text', () => {
  it.each([
    ['Café', 'cafe'],
    ['CAFE\u0301', 'cafe'],
    ['Größe', 'grosse'],
    ['STRASSE', 'strasse'],
    ['Łódź', 'lodz'],
    ['Ærøskøbing', 'aeroskobing'],
    ['İstanbul', 'istanbul'],
    ['ﬁlm', 'film'],
    ['Ελλάδα', 'ελλαδα'],
    ['写真', '写真'],
    ['100%_done', '100%_done'],
  ])('of %s is %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('is parted into words by space and slash, each once', () => {
    expect(foldedWords('  Ä  b\tB\\c/ä ')).toEqual(['a', 'b', 'c']);
    expect(foldedWords(' \n ')).toEqual([]);
  });
});

function library() {
  const sample = sampleLibrary();
  const add = (path: string, ...tags: string[]): PhotoId => {
    sample.appear(path);
    const found = { tags: tags.map((name) => ({ name, confidence: 0.6 })) };
    return sample.read(path, path, { ...found, takenAt: null });
  };
  const found = (text: string) => [...(sample.library.gallery.idsFor({ text }) ?? ['all'])];
  return { sample, add, found };
}

describe('free text', () => {
  it('finds every word in name, folder or tag, in any order and form', () => {
    const { add, found } = library();
    const beach = add('/photos/Föhr 2019/IMG_1.JPG', 'seashore', 'dog');
    const café = add('/photos/Föhr 2019/Café.jpg');
    const other = add('/photos/2020/dog.jpg');
    expect(found('fohr')).toEqual([beach, café]);
    expect(found('DOG')).toEqual([beach, other]);
    expect(found('2019 dog')).toEqual([beach]);
    expect(found('dog föhr img seash')).toEqual([beach]);
    expect(found('cafe')).toEqual([café]);
    expect(found('fohr/cafe')).toEqual([café]);
    expect(found('fohr nothing')).toEqual([]);
  });

  it('takes no sign for anything but itself', () => {
    const { add, found } = library();
    const odd = add(`/photos/100%_[a-z]*'".jpg`);
    add('/photos/100 percent.jpg');
    for (const text of ['%', '_', '100%', '[a-z]', '*', `'`, '"']) expect(found(text)).toEqual([odd]);
    expect(found('')).toEqual(['all']);
    expect(found('   ')).toEqual(['all']);
  });

  it('does not look at what all share: the path above the folder', () => {
    const { add, found } = library();
    add('/photos/a.jpg');
    expect(found('photos')).toEqual([]);
  });

  it('follows the library', () => {
    const { sample, add, found } = library();
    const first = add('/photos/summer/a.jpg', 'sunset');
    expect(found('summer')).toEqual([first]);
    const second = add('/photos/summer/b.jpg');
    expect(found('summer')).toEqual([first, second]);
    sample.vanish('/photos/summer/a.jpg');
    expect(found('summer')).toEqual([second]);
    expect(found('sunset')).toEqual([]);
    sample.comeBack('/photos/summer/a.jpg');
    expect(found('sunset')).toEqual([first]);
    sample.library.personTags.put([second], 'Grandmother');
    expect(found('grandmother')).toEqual([second]);
  });

  it('finds a photo by any of its places', () => {
    const { sample, found } = library();
    for (const path of ['/photos/one/a.jpg', '/photos/two/b.jpg']) sample.appear(path);
    const photo = sample.read('/photos/one/a.jpg', 'same');
    sample.read('/photos/two/b.jpg', 'same');
    expect(found('two')).toEqual([photo]);
    expect(found('one b.jpg')).toEqual([photo]);
  });
});
