import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadModel } from '../../src-main/network/load-model.ts';
import { createReaderPool } from '../../src-main/workers/reader-pool.ts';
import { svgShowing } from '../pictures/broken.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';

const modelsDir = join(import.meta.dirname, '..', '..', 'models');

describe('reader threads', () => {
  it('read sound photos while other threads start, and still keep SVG out', async () => {
    await using folder = await makeTestFolder();
    const model = await loadModel({ bundledDir: modelsDir, installedDir: folder.path });
    const setup = () =>
      Promise.resolve({ model, provider: 'cpu', thumbnailDir: join(folder.path, 'thumbnails') });
    const photos = await Promise.all(
      Array.from({ length: 8 }, async (_, seed) => folder.write(`${seed}.jpg`, await photoPicture(seed))),
    );

    const busy = createReaderPool(1, setup);
    const stop = new AbortController();
    const reading = (async () => {
      let read = 0;
      while (!stop.signal.aborted) {
        for (const path of photos) await busy.readPicture({ path });
        read += photos.length;
      }
      return read;
    })();
    for (let start = 0; start < 6; start++) {
      const pool = createReaderPool(1, setup);
      await pool.readPicture({ path: photos[0]! });
      await expect(
        pool.readPicture({ name: 'drawing.jpg', bytes: svgShowing('neighbour.png') }),
      ).rejects.toMatchObject({ code: 'format-not-supported' });
      await pool.rest();
    }
    stop.abort();
    expect(await reading).toBeGreaterThan(0);
    await busy.rest();
  });

  it('goes on with a new thread after they were let go', async () => {
    await using folder = await makeTestFolder();
    const model = await loadModel({ bundledDir: modelsDir, installedDir: folder.path });
    const pool = createReaderPool(2, () =>
      Promise.resolve({ model, provider: 'cpu', thumbnailDir: folder.path }),
    );
    const path = await folder.write('a.jpg', await photoPicture(1));
    const first = await pool.readPicture({ path });
    await pool.rest();
    const second = await pool.readPicture({ path });
    expect(second.vector).toEqual(first.vector);
    await pool.rest();
  });

  it('says that the network could not be loaded, instead of blaming the photo', async () => {
    await using folder = await makeTestFolder();
    const model = {
      ...(await loadModel({ bundledDir: modelsDir, installedDir: folder.path })),
      onnx: new Uint8Array(100),
    };
    const pool = createReaderPool(1, () =>
      Promise.resolve({ model, provider: 'cpu', thumbnailDir: folder.path }),
    );
    const path = await folder.write('a.jpg', await photoPicture(1));
    await expect(pool.readPicture({ path })).rejects.toMatchObject({ code: 'network-not-loaded' });
    await pool.rest();
  });

  it('fail the one photo that the library could not be asked about, and read the next', async () => {
    await using folder = await makeTestFolder();
    const model = await loadModel({ bundledDir: modelsDir, installedDir: folder.path });
    const pool = createReaderPool(1, () =>
      Promise.resolve({ model, provider: 'cpu', thumbnailDir: join(folder.path, 'thumbnails') }),
    );
    const path = await folder.write('a.jpg', await photoPicture(1));
    const asked = pool.readPhoto(path, () => {
      throw new Error('the library is closed');
    });
    await expect(asked).rejects.toThrow('the library is closed');
    expect(await pool.readPhoto(path, () => false)).toMatchObject({ kind: 'photo' });
    await pool.rest();
  });
});
