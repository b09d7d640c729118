import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PhotoId } from '../../src-shared/contract/ids.ts';
import { openTemporaryEngine, type TemporaryEngine } from '../harness/temporary-engine.ts';
import { withCamera } from '../pictures/encodings.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';
import { gradient } from '../pictures/pixels.ts';

const asked: string[] = [];
let photos: Awaited<ReturnType<typeof makeTestFolder>>;
let library: TemporaryEngine;
let ids: PhotoId[];
let withFacts: PhotoId;

beforeAll(async () => {
  photos = await makeTestFolder();
  await photos.write('drive/camera.jpg', await withCamera(gradient(64, 48)).jpeg().toBuffer());
  const picture = await photoPicture(1);
  await photos.write('drive/one.jpg', picture);
  await photos.write('copy of one.jpg', picture);
  library = await openTemporaryEngine({
    desktop: {
      reveal: async (path) => Promise.resolve(void asked.push(`reveal ${path}`)),
      open: async () => Promise.reject(new Error('no program for it')),
    },
  });
  await library.client['folders.add']({ path: photos.path });
  await library.importAll();
  ({ ids } = await library.client['photos.grid']({}));
  const details = await Promise.all(ids.map((photoId) => library.client['photos.details']({ photoId })));
  withFacts = details.find(({ name }) => name === 'camera.jpg')!.id;
});

afterAll(async () => {
  await library.close();
  await photos[Symbol.asyncDispose]();
});

test('what the camera wrote is read from the file when it is asked for', async () => {
  const exif = await library.client['photos.exif']({ photoId: withFacts });
  expect(exif).toMatchObject({ make: 'Lookalike Optics', model: 'Model One', lens: null });
});

test('paths are told for many photos at once, and unknown ones are left out', async () => {
  const unknown = 999_999 as PhotoId;
  const { paths } = await library.client['photos.paths']({ photoIds: [withFacts, unknown] });
  expect(paths).toEqual([join(photos.path, 'drive', 'camera.jpg')]);
});

test('the desktop is asked with the path, and what keeps it from answering is told with the path', async () => {
  const path = join(photos.path, 'drive', 'camera.jpg');
  await library.client['photos.reveal']({ photoId: withFacts });
  expect(asked).toEqual([`reveal ${path}`]);
  await expect(library.client['photos.open']({ photoId: withFacts })).rejects.toMatchObject({
    code: 'desktop-unavailable',
    message: expect.stringContaining(path) as string,
    path,
  });
  const unknown = 999_999 as PhotoId;
  await expect(library.client['photos.reveal']({ photoId: unknown })).rejects.toMatchObject({
    code: 'photo-unknown',
  });
});

test('where a drive is away, another place of the same photo answers; where there is none, that is said', async () => {
  asked.length = 0;
  await rename(join(photos.path, 'drive'), join(photos.path, 'unplugged'));
  const other = ids.find((photoId) => photoId !== withFacts)!;
  await library.client['photos.reveal']({ photoId: other });
  expect(asked).toEqual([`reveal ${join(photos.path, 'copy of one.jpg')}`]);
  await expect(library.client['photos.exif']({ photoId: withFacts })).rejects.toMatchObject({
    code: 'file-missing',
    path: join(photos.path, 'drive', 'camera.jpg'),
  });
});
