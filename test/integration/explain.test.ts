import { rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { PartGrid } from '../../src-shared/contract/search.ts';
import { openTemporaryEngine, type TemporaryEngine } from '../harness/temporary-engine.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';
import { pictureWithBall } from '../pictures/with-ball.ts';

const upperLeft = { x: 0.34, y: 0.3 };
const lowerRight = { x: 0.66, y: 0.7 };

let library: TemporaryEngine;
let folder: Awaited<ReturnType<typeof makeTestFolder>>;
let ids: Record<'one' | 'other' | 'offline', PhotoId>;

beforeAll(async () => {
  folder = await makeTestFolder();
  await folder.write('one.jpg', await pictureWithBall(1, upperLeft));
  await folder.write('other.jpg', await pictureWithBall(2, lowerRight));
  await folder.write('offline.jpg', await pictureWithBall(3, lowerRight));
  for (let seed = 10; seed < 16; seed++) await folder.write(`${seed}.jpg`, await photoPicture(seed));
  library = await openTemporaryEngine();
  await library.client['folders.add']({ path: folder.path });
  await library.importAll();
  const { ids: all } = await library.client['photos.grid']({});
  const named = new Map<string, PhotoId>();
  for (const photoId of all) named.set((await library.client['photos.details']({ photoId })).name, photoId);
  const idOf = (name: string) => named.get(`${name}.jpg`)!;
  ids = { one: idOf('one'), other: idOf('other'), offline: idOf('offline') };
}, 60_000);

afterAll(async () => {
  await library.close();
  await folder[Symbol.asyncDispose]();
});

/** Where the hottest cell lies, as shares of the whole picture. */
function hottest({ columns, rows, seen, heat }: PartGrid): { x: number; y: number } {
  const cell = heat.indexOf(Math.max(...heat));
  return {
    x: seen.x + (((cell % columns) + 0.5) / columns) * seen.width,
    y: seen.y + ((Math.floor(cell / columns) + 0.5) / rows) * seen.height,
  };
}

/** In pixels of a picture of 480 x 320, where the ball has a radius of 66. */
const distance = (one: { x: number; y: number }, other: { x: number; y: number }): number =>
  Math.hypot((one.x - other.x) * 480, (one.y - other.y) * 320);

describe('search.explain', () => {
  it('finds what two photos share, wherever it lies in each', async () => {
    const { query, hit, agreement, cosine } = await library.client['search.explain']({
      query: { kind: 'photo', photoId: ids.one },
      photoId: ids.other,
    });
    expect(distance(hottest(query), upperLeft)).toBeLessThan(66);
    expect(distance(hottest(hit), lowerRight)).toBeLessThan(66);
    expect([query.columns, query.rows, query.heat.length, agreement.length]).toEqual([7, 7, 49, 49 * 49]);
    // The square in the middle of a picture of 480 x 320.
    expect(query.seen).toEqual({ x: 80 / 480, y: 0, width: 320 / 480, height: 1 });
    for (const values of [query.heat, hit.heat, agreement]) {
      expect(Math.max(...values.map(Math.abs))).toBe(1);
    }
    const { hits } = await library.client['search.similar']({
      query: { kind: 'photo', photoId: ids.one },
    });
    const stored = hits.find(({ photoId }) => photoId === ids.other)?.cosine;
    // The stored vectors are half as precise.
    expect(Math.abs(cosine - (stored ?? NaN))).toBeLessThan(1e-3);
  });

  it('explains a region of a picture that was only searched with', async () => {
    const { queryId } = await library.client['query.add']({
      name: 'dropped.jpg',
      base64: (await pictureWithBall(7, upperLeft)).toString('base64'),
    });
    const region = { x: 0.2, y: 0.09, width: 0.28, height: 0.42 };
    const { query, hit } = await library.client['search.explain']({
      query: { kind: 'query', queryId },
      region,
      photoId: ids.other,
    });
    expect(distance(hottest(hit), lowerRight)).toBeLessThan(66);
    expect(query.seen.width).toBeCloseTo(0.28, 6);
    expect(query.seen.height).toBeCloseTo(0.42, 6);
  });

  it('makes do with the small copy where the original cannot be reached', async () => {
    const ask = () =>
      library.client['search.explain']({
        query: { kind: 'photo', photoId: ids.one },
        photoId: ids.offline,
      });
    const before = await ask();
    const path = `${folder.path}/offline.jpg`;
    await rm(path);
    const after = await ask();
    expect(Math.abs(after.cosine - before.cosine)).toBeLessThan(0.05);
    expect(distance(hottest(after.hit), lowerRight)).toBeLessThan(66);
    await writeFile(path, await pictureWithBall(3, lowerRight));
  });

  it('is the whole picture with itself', async () => {
    const photo = { kind: 'photo', photoId: ids.one } as const;
    const explained = await library.client['search.explain']({ query: photo, photoId: ids.one });
    expect(explained.cosine).toBeCloseTo(1, 6);
    expect(explained.query.heat).toEqual(explained.hit.heat);
  });

  it('says what is not there any more', async () => {
    const photo = { kind: 'photo', photoId: ids.one } as const;
    await expect(library.client['search.explain']({ query: photo, photoId: 9_999 })).rejects.toMatchObject({
      code: 'photo-unknown',
    });
    await expect(
      library.client['search.explain']({
        query: { kind: 'query', queryId: 'forgotten-query' },
        photoId: ids.one,
      }),
    ).rejects.toMatchObject({ code: 'query-forgotten' });
  });
});
