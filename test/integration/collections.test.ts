import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineEvent } from '../../src-shared/contract/events.ts';
import type { CollectionId, PhotoId } from '../../src-shared/contract/ids.ts';
import type { Hit, QueryPicture } from '../../src-shared/contract/search.ts';
import { openTemporaryEngine, type TemporaryEngine } from '../harness/temporary-engine.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';

let library: TemporaryEngine;
let folder: Awaited<ReturnType<typeof makeTestFolder>>;

beforeEach(async () => {
  library = await openTemporaryEngine({ workers: 1 });
  folder = await makeTestFolder();
});
afterEach(async () => {
  await library.close();
  await folder[Symbol.asyncDispose]();
});

const coded = (code: string): unknown => expect.objectContaining({ name: 'CodedError', code });

/** Imports photos with these seeds; their ids in that order. */
async function importPhotos(...seeds: number[]): Promise<PhotoId[]> {
  for (const seed of seeds) await folder.write(`photo-${seed}.jpg`, await photoPicture(seed));
  await library.client['folders.add']({ path: folder.path });
  await library.importAll();
  const { ids } = await library.client['photos.grid']({});
  const all = await Promise.all(ids.map((photoId) => library.client['photos.details']({ photoId })));
  return seeds.map((seed) => all.find(({ name }) => name === `photo-${seed}.jpg`)!.id);
}

/** A picture that is not in the library. */
async function dropPicture(seed: number, name = 'dropped.jpg'): Promise<QueryPicture> {
  const bytes = await photoPicture(seed, { width: 1_600, height: 1_200 });
  const { queryId } = await library.client['query.add']({ name, base64: bytes.toString('base64') });
  return { kind: 'query', queryId };
}

const cosines = (hits: readonly Hit[]) => new Map(hits.map(({ photoId, cosine }) => [photoId, cosine]));

describe('a concept', () => {
  it('with dropped pictures and a region finds the same after a restart', async () => {
    await importPhotos(1, 2, 3, 4, 5, 6);
    const query = await dropPicture(40);
    const region = { x: 0.1, y: 0.2, width: 0.5, height: 0.6 };
    const search = {
      query,
      region,
      examples: [{ picture: await dropPicture(41, 'not\nthis 🌊.jpg'), weight: -0.5 }],
    };
    const before = await library.client['search.similar'](search);
    const saved = await library.client['concepts.save']({ name: 'Sea', minScore: 0.25, ...search });
    expect(saved).toMatchObject({ name: 'Sea', kind: 'concept', photos: null, coverPhotoIds: [] });

    await library.restart();
    const { minScore, ...concept } = await library.client['concepts.open']({ collectionId: saved.id });
    expect(minScore).toBe(0.25);
    expect(concept).toMatchObject({ region, examples: [{ picture: { kind: 'query' }, weight: -0.5 }] });
    expect(concept.query).not.toEqual(query);
    const after = await library.client['search.similar'](concept);
    const known = cosines(before.hits);
    expect(after.hits).toHaveLength(before.hits.length);
    // It was kept as a smaller JPEG, so it is not the same to the last bit.
    for (const { photoId, cosine } of after.hits) {
      expect(Math.abs(cosine - (known.get(photoId) ?? 9))).toBeLessThan(0.05);
    }
    const again = await library.client['concepts.open']({ collectionId: saved.id });
    expect(again).toEqual({ minScore, ...concept });
  });

  it('keeps a picture whose content is in the library as that photo, which is then no hit', async () => {
    const [one, two] = await importPhotos(1, 2, 3);
    const bytes = await photoPicture(1);
    const { queryId, samePhotoId } = await library.client['query.add']({
      name: 'the same.jpg',
      base64: bytes.toString('base64'),
    });
    expect(samePhotoId).toBe(one);
    const { id: collectionId, coverPhotoIds } = await library.client['concepts.save']({
      name: 'Like one',
      query: { kind: 'query', queryId },
      examples: [{ picture: { kind: 'photo', photoId: two! }, weight: 0.5 }],
    });
    expect(coverPhotoIds).toEqual([one, two]);
    const concept = await library.client['concepts.open']({ collectionId });
    expect(concept.query).toEqual({ kind: 'photo', photoId: one });
    const { hits } = await library.client['search.similar'](concept);
    expect(hits.map(({ photoId }) => photoId)).not.toContain(one);
  });

  it('goes by its best example once its query has left the library, and says so when none is left', async () => {
    const [one, two, three] = await importPhotos(1, 2, 3);
    const example = (photoId: PhotoId, weight: number) => ({
      picture: { kind: 'photo' as const, photoId },
      weight,
    });
    const { id: collectionId } = await library.client['concepts.save']({
      name: 'Hills',
      query: { kind: 'photo', photoId: one! },
      examples: [example(two!, -1), example(three!, 0.5)],
    });
    await rm(join(folder.path, 'photo-1.jpg'));
    await library.importAll();
    const concept = await library.client['concepts.open']({ collectionId });
    expect(concept).toMatchObject({ query: { photoId: three }, examples: [example(two!, -1)] });
    await rm(join(folder.path, 'photo-3.jpg'));
    await library.importAll();
    await expect(library.client['concepts.open']({ collectionId })).rejects.toEqual(coded('concept-empty'));
  });

  it('is refused with a picture that is not there, and not found where there is none', async () => {
    const [one] = await importPhotos(1);
    const save = (query: QueryPicture) => library.client['concepts.save']({ name: 'Nothing', query });
    await expect(save({ kind: 'photo', photoId: 99 as PhotoId })).rejects.toEqual(coded('photo-unknown'));
    await expect(save({ kind: 'query', queryId: 'longforgotten' as never })).rejects.toEqual(
      coded('query-forgotten'),
    );
    expect(await library.client['collections.list']({})).toEqual([]);
    const picked = await library.client['collections.create']({ name: 'Picked', photoIds: [one!] });
    for (const collectionId of [picked.id, 99 as CollectionId]) {
      await expect(library.client['concepts.open']({ collectionId })).rejects.toEqual(
        coded('concept-unknown'),
      );
    }
  });
});

describe('collections and tags', () => {
  it('go through the door, narrow the grid, and are told to whoever listens', async () => {
    const [one, two] = await importPhotos(1, 2, 3);
    const events: EngineEvent[] = [];
    library.engine.onEvent((event) => events.push(event));
    const before = (await library.client['library.status']({})).generation;
    const { id: collectionId } = await library.client['collections.create']({ name: '  Trip ' });
    const { collection, changed } = await library.client['collections.add']({
      collectionId,
      photoIds: [one!, two!, 99],
    });
    expect(collection).toMatchObject({ name: 'Trip', photos: 2 });
    expect(changed.toSorted()).toEqual([one, two].toSorted());
    const grid = async () => {
      const { ids } = await library.client['photos.grid']({ filter: { collectionIds: [collectionId] } });
      return ids.toSorted();
    };
    expect(await grid()).toEqual([one, two].toSorted());
    await library.client['collections.remove']({ collectionId, photoIds: [two!] });
    expect(await grid()).toEqual([one]);
    await library.client['collections.delete']({ collectionId });
    expect(await grid()).toEqual([]);
    await library.client['collections.restore']({ collectionId });
    expect(await grid()).toEqual([one]);

    expect(
      await library.client['photos.tag']({ photoIds: [one!, two!], name: ' Rex ', on: true }),
    ).toMatchObject({ changed: { length: 2 } });
    expect(await library.client['tags.list']({ photoIds: [two!] })).toEqual([{ name: 'Rex', count: 1 }]);
    await expect.poll(() => events.length).toBeGreaterThan(0);
    const told = events.at(-1);
    expect(told?.type === 'library' && told.status.generation).toBeGreaterThan(before);
  });
});
