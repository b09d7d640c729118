import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PhotoId, QueryId } from '../../src-shared/contract/ids.ts';
import { SimilarHits } from '../../src-shared/contract/search.ts';
import { openTemporaryEngine, type TemporaryEngine } from '../harness/temporary-engine.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { kindPicture, writeLabelled } from '../pictures/labelled.ts';

const RIGHT_HALF = { x: 0.5, y: 0, width: 0.5, height: 1 };
const LEFT_HALF = { x: 0, y: 0, width: 0.5, height: 1 };

let photos: Awaited<ReturnType<typeof makeTestFolder>>;
let running: TemporaryEngine;
let bothBytes: Buffer;
let otherBytes: Buffer;
let bothPath: string;
let both: PhotoId;

/** Boats on the left, fruit on the right. */
async function boatsAndFruit(): Promise<Buffer> {
  const halves = await Promise.all([kindPicture('boats', 40), kindPicture('fruit', 41)]);
  return sharp({ create: { width: 640, height: 240, channels: 3, background: '#888888' } })
    .composite(halves.map((input, index) => ({ input, left: index * 320, top: 0 })))
    .jpeg({ quality: 90 })
    .toBuffer();
}

beforeAll(async () => {
  photos = await makeTestFolder();
  await writeLabelled(photos, 6, ['boats', 'fruit', 'sunset']);
  // Drawings are made before the engine starts: it shuts the loader that reads them.
  bothBytes = await boatsAndFruit();
  otherBytes = await kindPicture('sunset', 50);
  bothPath = await photos.write('both.jpg', bothBytes);
  running = await openTemporaryEngine({ workers: 2 });
  await running.client['folders.add']({ path: photos.path });
  await running.importAll();
  both = await photoAt('both.jpg');
});
afterAll(async () => {
  await running.close();
  await photos[Symbol.asyncDispose]();
});

async function photoAt(name: string): Promise<PhotoId> {
  const { ids } = await running.client['photos.grid']({ filter: { text: name } });
  const [photoId] = ids;
  if (photoId === undefined || ids.length !== 1) throw new Error(`${ids.length} photos are called ${name}`);
  return photoId;
}

const kindsOf = ({ hits }: SimilarHits) =>
  hits.map(({ path }) => (/(\w+)-\d+\.jpg$/.exec(path) ?? ['', 'both'])[1]);
const similar = (input: Parameters<TemporaryEngine['client']['search.similar']>[0]) =>
  running.client['search.similar'](input);
const photo = (photoId: PhotoId) => ({ kind: 'photo' as const, photoId });

describe('searching with a part of a picture', () => {
  it('of the library finds what that part shows', async () => {
    const left = await similar({ query: photo(both), region: LEFT_HALF, limit: 5 });
    const right = await similar({ query: photo(both), region: RIGHT_HALF, limit: 5 });
    expect(SimilarHits.parse(left)).toEqual(left);
    expect(kindsOf(left)).toEqual(new Array(5).fill('boats'));
    expect(kindsOf(right)).toEqual(new Array(5).fill('fruit'));
  });

  it('that was dropped does so too, again without its bytes being sent', async () => {
    const base64 = bothBytes.toString('base64');
    const { queryId } = await running.client['query.add']({ name: 'dropped.jpg', base64 });
    const query = { kind: 'query' as const, queryId };
    const first = await similar({ query, region: RIGHT_HALF, limit: 5 });
    expect(kindsOf(first)).toEqual(new Array(5).fill('fruit'));
    expect((await similar({ query, region: RIGHT_HALF, limit: 5 })).hits).toEqual(first.hits);
    expect(kindsOf(await similar({ query, region: LEFT_HALF, limit: 5 }))).toEqual(
      new Array(5).fill('boats'),
    );
  });

  it('that was named by its path works on when the file is gone', async () => {
    const path = join(running.dataDir, 'outside.jpg');
    await writeFile(path, bothBytes);
    const { queryId } = await running.client['query.addFile']({ path });
    await rm(path);
    const query = { kind: 'query' as const, queryId };
    expect(kindsOf(await similar({ query, region: RIGHT_HALF, limit: 3 }))).toEqual([
      'fruit',
      'fruit',
      'fruit',
    ]);
  });

  it('says what is wrong when the file of the photo is gone or another one', async () => {
    const region = { ...LEFT_HALF, height: 0.9 };
    await rename(bothPath, `${bothPath}.away`);
    const missing = similar({ query: photo(both), region });
    await expect(missing).rejects.toMatchObject({ code: 'original-missing', path: bothPath });
    await writeFile(bothPath, otherBytes);
    await expect(similar({ query: photo(both), region })).rejects.toMatchObject({ code: 'picture-changed' });
    await rename(`${bothPath}.away`, bothPath);
    expect((await similar({ query: photo(both), region, limit: 3 })).hits).toHaveLength(3);
    // What was looked at before needs no file.
    expect((await similar({ query: photo(both), region: LEFT_HALF, limit: 5 })).hits).toHaveLength(5);
  });
});

describe('searching by several examples', () => {
  it('goes by all of them, and shows none of them', async () => {
    const [boat, fruit] = await Promise.all(['boats-1.jpg', 'fruit-1.jpg'].map(photoAt));
    const examples = [{ picture: photo(fruit!), weight: 1 }];
    const answer = await similar({ query: photo(boat!), examples, limit: 10 });
    expect(new Set(kindsOf(answer).slice(0, 9))).toEqual(new Set(['boats', 'fruit', 'both']));
    expect(answer.hits.map(({ photoId }) => photoId)).not.toContain(boat);
    expect(answer.hits.map(({ photoId }) => photoId)).not.toContain(fruit);
    const scores = answer.hits.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
  });

  it('turns away from what it should not be like', async () => {
    const fruit = await photoAt('fruit-2.jpg');
    const plain = await similar({ query: photo(both), limit: 14 });
    expect(kindsOf(plain)).toContain('fruit');
    const examples = [
      { picture: photo(fruit), weight: -1 },
      { picture: photo(await photoAt('boats-2.jpg')), weight: 1 },
    ];
    const turned = await similar({ query: photo(both), examples, limit: 14 });
    expect(turned.hits.map(({ photoId }) => photoId)).not.toContain(fruit);
    expect(kindsOf(turned).slice(0, 5)).toEqual(new Array(5).fill('boats'));
    const scoreOf = (hits: SimilarHits) =>
      hits.hits.find(({ path }) => path.endsWith('fruit-3.jpg'))?.score ?? 0;
    expect(scoreOf(turned)).toBeLessThan(scoreOf(plain));
  });

  it('takes a part of a picture as an example', async () => {
    const sunset = await photoAt('sunset-1.jpg');
    const examples = [{ picture: photo(both), region: RIGHT_HALF, weight: 1 }];
    const answer = await similar({ query: photo(sunset), examples, limit: 10 });
    expect(new Set(kindsOf(answer))).toEqual(new Set(['sunset', 'fruit']));
  });

  it('refuses an example that is not there any more', async () => {
    const gone = [{ picture: photo(9_999 as PhotoId), weight: 1 }];
    await expect(similar({ query: photo(both), examples: gone })).rejects.toMatchObject({
      code: 'photo-unknown',
    });
    const forgotten = [
      { picture: { kind: 'query' as const, queryId: 'nosuchquery' as QueryId }, weight: -1 },
    ];
    await expect(similar({ query: photo(both), examples: forgotten })).rejects.toMatchObject({
      code: 'query-forgotten',
    });
  });
});
