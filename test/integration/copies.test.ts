import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Copies } from '../../src-shared/contract/search.ts';
import { openTemporaryEngine, type TemporaryEngine } from '../harness/temporary-engine.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { sharpOf } from '../pictures/pixels.ts';
import { scene } from '../pictures/scene.ts';

let photos: Awaited<ReturnType<typeof makeTestFolder>>;
let running: TemporaryEngine;

const size = { width: 720, height: 480 };
const takenAt = (time: string) => ({ IFD0: { Model: 'Camera' }, IFD2: { DateTimeOriginal: time } });

beforeAll(async () => {
  photos = await makeTestFolder();
  const original = await sharpOf(await scene(3, size))
    .withExif(takenAt('2024:05:01 12:00:00'))
    .jpeg({ quality: 92 })
    .toBuffer();
  await photos.write('trip/original.jpg', original);
  await photos.write('backup/same.jpg', original);
  await photos.write('web/small.jpg', await sharp(original).resize(360).jpeg({ quality: 60 }).toBuffer());
  await photos.write('web/picture.png', await sharp(original).png().toBuffer());
  const next = sharp(original).extract({ left: 4, top: 2, width: 712, height: 475 });
  await photos.write(
    'trip/next.jpg',
    await next.withExif(takenAt('2024:05:01 12:00:01')).jpeg({ quality: 92 }).toBuffer(),
  );
  for (const seed of [11, 12, 13, 14, 15, 16]) {
    await photos.write(
      `other/${seed}.jpg`,
      await sharpOf(await scene(seed, size))
        .jpeg()
        .toBuffer(),
    );
  }
  running = await openTemporaryEngine({ workers: 2 });
  await running.client['folders.add']({ path: photos.path });
  await running.importAll();
});
afterAll(async () => {
  await running.close();
  await photos[Symbol.asyncDispose]();
});

async function copiesOf(name: string): Promise<Copies> {
  const [photoId] = (await running.client['photos.grid']({ filter: { text: name } })).ids;
  return running.client['search.copies']({ photoId: photoId! });
}
const told = ({ copies }: Copies) =>
  Object.fromEntries(copies.map(({ path, relation }) => [path.slice(photos.path.length + 1), relation]));

describe('copies of a photo', () => {
  it('are the same picture saved again; a moment later is only near', async () => {
    const found = await copiesOf('original.jpg');
    expect(Copies.parse(found)).toEqual(found);
    expect(told(found)).toEqual({
      'web/small.jpg': 'copy',
      'web/picture.png': 'copy',
      'trip/next.jpg': 'near',
    });
    const agreements = found.copies.map(({ agreement }) => agreement);
    expect(agreements).toEqual([...agreements].sort((one, other) => other - one));
    expect(found.copies.find(({ path }) => path.endsWith('small.jpg'))).toMatchObject({
      width: 360,
      height: 240,
    });
  });

  it('come with all places of the very same content', async () => {
    const { places } = await copiesOf('same.jpg');
    expect(new Set(places)).toEqual(
      new Set([`${photos.path}/trip/original.jpg`, `${photos.path}/backup/same.jpg`]),
    );
  });

  it('are found from either side', async () => {
    expect(told(await copiesOf('small.jpg'))).toMatchObject({ 'trip/original.jpg': 'copy' });
  });

  it('of a photo that is alone are none', async () => {
    expect(await copiesOf('13.jpg')).toEqual({ places: [`${photos.path}/other/13.jpg`], copies: [] });
  });

  it('of a photo that is not there are refused', async () => {
    const unknown = running.client['search.copies']({ photoId: 9_999 });
    await expect(unknown).rejects.toMatchObject({ code: 'photo-unknown' });
  });
});

describe('hits', () => {
  it('tell when they were taken, and which are shots of one burst', async () => {
    const [photoId] = (await running.client['photos.grid']({ filter: { text: 'small.jpg' } })).ids;
    const { hits } = await running.client['search.similar']({ query: { kind: 'photo', photoId: photoId! } });
    const shots = hits.filter(({ takenAt }) => takenAt !== null);
    expect(shots.map(({ takenAt }) => takenAt).sort()).toEqual([
      '2024-05-01T12:00:00',
      '2024-05-01T12:00:01',
    ]);
    const best = Math.min(...shots.map(({ rank }) => rank));
    expect(shots.map(({ burst }) => burst)).toEqual([best, best]);
    for (const { takenAt, burst } of hits) if (takenAt === null) expect(burst).toBeNull();
  });
});
