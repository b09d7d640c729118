import { describe, expect, it } from 'vitest';
import type { PhotoId } from '../../../src-shared/contract/ids.ts';
import { BACKBONE, MODEL, sampleLibrary } from './sample-library.ts';
import { readPhoto } from './read-photo.ts';

const tagged = (...names: string[]) => ({ tags: names.map((name) => ({ name, confidence: 0.6 })) });

/** Three photos, of which a model says `dog` of the first. */
function tagLibrary() {
  const sample = sampleLibrary();
  const read = (name: string, found = {}) => {
    sample.appear(`/photos/${name}.jpg`);
    return sample.read(`/photos/${name}.jpg`, name, found);
  };
  const ids = [read('a', tagged('dog')), read('b'), read('c')] as [PhotoId, PhotoId, PhotoId];
  return { sample, ids, ...sample.library };
}

describe('a tag of a person', () => {
  it('goes on the photos that lack it, and comes off those that have it', () => {
    const { ids, personTags, gallery } = tagLibrary();
    const [a, b, c] = ids;
    expect(personTags.put([b, a, b, 999 as PhotoId], 'Rex').toSorted()).toEqual([a, b]);
    expect(personTags.put([a, c], 'Rex')).toEqual([c]);
    expect(gallery.details(b)?.tags).toEqual([{ name: 'Rex', confidence: 1, source: 'person' }]);
    expect(gallery.grid({ tags: ['Rex'] }).ids.toSorted()).toEqual(ids);
    expect(personTags.takeOff([c, b, 999 as PhotoId], 'Rex').toSorted()).toEqual([b, c]);
    expect(personTags.takeOff([c], 'Rex')).toEqual([]);
    expect(personTags.takeOff([c], 'nobody used this')).toEqual([]);
  });

  it('stands beside the same tag of a model: neither covers nor removes it', () => {
    const { ids, personTags, gallery } = tagLibrary();
    const [a] = ids;
    expect(personTags.put([a], 'dog')).toEqual([a]);
    expect(gallery.details(a)?.tags.map(({ source }) => source)).toEqual(['person', 'model']);
    expect(gallery.facets().tags).toEqual([{ name: 'dog', count: 1 }]);
    expect(personTags.takeOff([a], 'dog')).toEqual([a]);
    expect(gallery.details(a)?.tags).toEqual([{ name: 'dog', confidence: 0.6, source: 'model' }]);
  });

  it('stays when a model looks at the photo again', () => {
    const { ids, personTags, gallery, photos, sample } = tagLibrary();
    const [a] = ids;
    personTags.put([a], 'Rex');
    photos.record(sample.fileAt('/photos/a.jpg').id, 1, BACKBONE, MODEL, readPhoto('a', tagged('cat')));
    expect(gallery.details(a)?.tags.map(({ name }) => name)).toEqual(['Rex', 'cat']);
  });

  it('is text, whatever it is made of', () => {
    const { ids, personTags } = tagLibrary();
    const names = [`'; DROP TABLE tag; --`, '<img onerror=alert(1)>', '👩‍👩‍👧', 'a\nb', '100%_'];
    for (const name of names) expect(personTags.put(ids, name)).toHaveLength(3);
    expect(personTags.all().map(({ name }) => name)).toEqual(names.toSorted());
  });

  it('is listed by how many live photos have it, or by how many of some photos do', () => {
    const { ids, personTags, sample } = tagLibrary();
    const [a, b, c] = ids;
    personTags.put([a, b, c], 'Rex');
    personTags.put([c], 'Ada');
    expect(personTags.all()).toEqual([
      { name: 'Rex', count: 3 },
      { name: 'Ada', count: 1 },
    ]);
    expect(personTags.onPhotos([a, b, b])).toEqual([{ name: 'Rex', count: 2 }]);
    sample.vanish('/photos/c.jpg');
    expect(personTags.all()).toEqual([{ name: 'Rex', count: 2 }]);
  });

  it('makes the generation grow only where it made a difference', () => {
    const { ids, personTags, sample } = tagLibrary();
    const generation = () => sample.library.generation();
    const first = generation();
    personTags.put(ids, 'Rex');
    const second = generation();
    expect(second).toBeGreaterThan(first);
    personTags.put(ids, 'Rex');
    personTags.takeOff(ids, 'Ada');
    expect(generation()).toBe(second);
    personTags.takeOff(ids, 'Rex');
    expect(generation()).toBeGreaterThan(second);
  });
});
