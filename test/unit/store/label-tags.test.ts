import { expect, it } from 'vitest';
import type { PhotoId } from '../../../src-shared/contract/ids.ts';
import type { Tag } from '../../../src-shared/contract/photo.ts';
import { sampleLibrary } from './sample-library.ts';

const guessed = (...names: string[]) => ({
  tags: names.map((name): Tag => ({ name, confidence: 0.9, source: 'model' })),
});

function taggedLibrary() {
  const sample = sampleLibrary();
  const photos = [guessed('cat', 'sofa'), guessed('cat'), guessed('sofa'), guessed('dog')].map(
    (found, index): PhotoId => {
      sample.appear(`/photos/${index}.jpg`);
      return sample.read(`/photos/${index}.jpg`, `content ${index}`, found);
    },
  );
  return { ...sample, photos };
}

it('what a person called photos comes first, and of it only what that person called so', () => {
  const { library, photos } = taggedLibrary();
  library.personTags.put([photos[3]!], 'cat');
  expect(library.labelTags.all()).toEqual([
    { name: 'cat', photos: 1, isByPerson: true },
    { name: 'sofa', photos: 2, isByPerson: false },
    { name: 'dog', photos: 1, isByPerson: false },
  ]);
  expect(library.labelTags.photosOf('cat')).toEqual([photos[3]]);
  expect(library.labelTags.photosOf('sofa')).toEqual([photos[0], photos[2]]);
  expect(library.labelTags.photosOf('horse')).toEqual([]);
});

it('photos that are gone do not count', () => {
  const { library, photos, vanish } = taggedLibrary();
  vanish('/photos/0.jpg');
  vanish('/photos/3.jpg');
  expect(library.labelTags.all()).toEqual([
    { name: 'cat', photos: 1, isByPerson: false },
    { name: 'sofa', photos: 1, isByPerson: false },
  ]);
  expect(library.labelTags.photosOf('cat')).toEqual([photos[1]]);
});
