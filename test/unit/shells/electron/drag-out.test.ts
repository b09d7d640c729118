import { setTimeout } from 'node:timers/promises';
import type { NativeImage } from 'electron';
import { expect, test } from 'vitest';
import { createDragOut } from '../../../../src-main/shells/electron/files/drag-out.ts';
import { createPhotoFiles } from '../../../../src-main/shells/electron/files/photo-files.ts';
import type { PhotoId } from '../../../../src-shared/contract/ids.ts';
import { makeTestFolder } from '../../../pictures/folder.ts';

/** What Electron does with pictures, as far as their sizes go. */
const image = (from: string, width: number, height: number): NativeImage =>
  ({
    isEmpty: () => width === 0,
    getSize: () => ({ width, height }),
    resize: (size: object) => ({ from, ...size }),
  }) as unknown as NativeImage;

interface Slow {
  pathsMs?: number;
  thumbnailMs?: number;
}

async function drag(
  paths: string[],
  thumbnail: { width: number; height: number } | null,
  { pathsMs = 0, thumbnailMs = 0 }: Slow = {},
) {
  const dragged: unknown[] = [];
  const dragOut = createDragOut({
    files: createPhotoFiles({ 'photos.paths': () => setTimeout(pathsMs, { paths }) }),
    picture: async (kind, id) => {
      await setTimeout(thumbnailMs);
      expect([kind, id]).toEqual(['thumbnail', '7']);
      if (!thumbnail) throw new Error('not there');
      return { bytes: new Uint8Array([1]), contentType: 'image/jpeg', etag: '' };
    },
    nativeImage: {
      createFromBuffer: () => image('thumbnail', thumbnail?.width ?? 0, thumbnail?.height ?? 0),
      createFromPath: (path) => image(path, 512, 512),
    },
    fallbackIcon: '/icon.png',
    webContents: () => ({ startDrag: (item) => dragged.push(item) }),
  });
  await dragOut([7, 8].map((id) => id as PhotoId));
  return dragged;
}

test('other programs get the files that are there, with the first photo at the pointer', async () => {
  await using folder = await makeTestFolder();
  const a = await folder.write('a.jpg', 'a');
  const b = await folder.write('b.jpg', 'b');
  expect(await drag([a, `${a}.gone`, b], { width: 400, height: 320 })).toEqual([
    { file: a, files: [a, b], icon: { from: 'thumbnail', width: 96 } },
  ]);
  expect(await drag([b], { width: 200, height: 320 })).toMatchObject([{ icon: { height: 96 } }]);
});

test('without a thumbnail the program’s own icon hangs there', async () => {
  await using folder = await makeTestFolder();
  const a = await folder.write('a.jpg', 'a');
  for (const thumbnail of [null, { width: 0, height: 0 }]) {
    expect(await drag([a], thumbnail)).toMatchObject([{ icon: { from: '/icon.png', height: 96 } }]);
  }
});

test('what lies on a drive that is not connected cannot be dragged', async () => {
  await expect(drag(['/gone/a.jpg'], null)).rejects.toMatchObject({ code: 'file-missing' });
});

test('no drag begins when the button was let go long ago, and none waits for a picture', async () => {
  await using folder = await makeTestFolder();
  const a = await folder.write('a.jpg', 'a');
  expect(await drag([a], { width: 400, height: 320 }, { pathsMs: 450 })).toEqual([]);
  expect(await drag([a], { width: 400, height: 320 }, { thumbnailMs: 300 })).toMatchObject([
    { icon: { from: '/icon.png' } },
  ]);
});

test('of thousands of files only as many are looked at as shows that they are there', async () => {
  await using folder = await makeTestFolder();
  const a = await folder.write('a.jpg', 'a');
  const gone = Array.from({ length: 70 }, (_, index) => `/gone/${index}.jpg`);
  const rest = Array.from({ length: 10_000 }, (_, index) => `/unseen/${index}.jpg`);
  expect(await drag([...gone, a, ...rest], null)).toMatchObject([{ file: a, files: { length: 9_944 } }]);
});
