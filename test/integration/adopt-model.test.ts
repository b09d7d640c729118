import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  BUNDLED,
  cardWith,
  PHOTOS,
  type ModelLibrary,
  type PreparedLibrary,
  prepareModelLibrary,
} from '../harness/model-library.ts';
import { photoPicture } from '../pictures/photo.ts';

let prepared: PreparedLibrary;
let opened: ModelLibrary;
beforeAll(async () => {
  prepared = await prepareModelLibrary();
});
afterAll(() => prepared.remove());
beforeEach(async () => {
  opened = await prepared.open();
});
afterEach(async () => {
  await opened.close();
  await prepared.tidy();
});

describe('adopting a model', () => {
  it('makes vectors of what the library holds, and answers with them', async () => {
    await opened.installHead('mine');
    const [photoId] = await opened.photoIds();
    const before = await opened.neighboursOf(photoId!);
    expect(await opened.adopt('mine')).toMatchObject({ state: 'done', kind: 'adopt', error: null });
    const after = await opened.neighboursOf(photoId!);
    expect(after).toEqual(await opened.expectedNeighbours('mine', photoId!));
    expect(after).not.toEqual(before);
    expect(await opened.library.client['library.status']({})).toMatchObject({
      model: 'mine',
      photos: PHOTOS,
    });
  });

  it('stays adopted after a restart, and photos that come later are seen by it', async () => {
    await opened.installHead('mine');
    await opened.adopt('mine');
    await opened.library.restart();
    expect(await opened.active()).toBe('mine');
    await opened.folder.write('later.jpg', await photoPicture(99));
    await opened.library.importAll();
    const [photoId] = await opened.photoIds();
    expect(await opened.neighboursOf(photoId!)).toHaveLength(PHOTOS);
    expect(await opened.neighboursOf(photoId!)).toEqual(await opened.expectedNeighbours('mine', photoId!));
    // The new head stands on the same network, which still names what it sees.
    const seen = await opened.library.client['query.add']({
      ...{ name: 'a', base64: (await photoPicture(99)).toString('base64') },
    });
    const again = await opened.library.client['photos.details']({ photoId: seen.samePhotoId! });
    expect(again.tags).toEqual(seen.tags);
  });

  it('goes back in one step, photos that came in between included, and forth again', async () => {
    await opened.installHead('mine');
    await opened.adopt('mine');
    await opened.folder.write('later.jpg', await photoPicture(99));
    await opened.library.importAll();
    expect(await opened.over(await opened.library.client['models.rollback']({}))).toMatchObject({
      state: 'done',
    });
    expect(await opened.active()).toBe(BUNDLED);
    const [photoId] = await opened.photoIds();
    expect(await opened.neighboursOf(photoId!)).toEqual(await opened.expectedNeighbours(BUNDLED, photoId!));
    expect(await opened.library.client['models.list']({})).toMatchObject({ previous: 'mine' });
    await opened.over(await opened.library.client['models.rollback']({}));
    expect(await opened.active()).toBe('mine');
  });

  it('is refused where the model was not shown to be better, unless it is wanted anyway', async () => {
    await opened.installHead('worse', cardWith('no-difference'));
    await expect(opened.library.client['models.adopt']({ name: 'worse' })).rejects.toMatchObject({
      code: 'model-not-better',
      message: expect.stringContaining('90.0 % before, 90.0 % after, on 40 held-out photos') as string,
    });
    expect(await opened.active()).toBe(BUNDLED);
    expect(await opened.adopt('worse', true)).toMatchObject({ state: 'done' });
    expect(await opened.active()).toBe('worse');
  });

  it('is refused where the model was compared with another than the one in use', async () => {
    await opened.installHead('better', cardWith('better'));
    await opened.installHead('stale', cardWith('better', 'mine'));
    await expect(opened.library.client['models.adopt']({ name: 'stale' })).rejects.toMatchObject({
      code: 'compared-with-another',
      message: expect.stringContaining(`better than 'mine', but '${BUNDLED}' is in use`) as string,
    });
    expect(await opened.active()).toBe(BUNDLED);
    expect(await opened.adopt('better')).toMatchObject({ state: 'done' });
    expect(await opened.adopt('stale', true)).toMatchObject({ state: 'done' });
  });

  it('whose process is killed behind the switch keeps the way back', async () => {
    await opened.installHead('mine');
    opened.leaveRunning(await opened.adopt('mine'), 'mine');
    await opened.library.restart();
    expect(await opened.library.client['models.adoption']({})).toMatchObject({
      state: 'done',
      current: 'mine',
    });
    await opened.library.restart({ resumeImport: true });
    const job = await opened.library.client['models.adoption']({});
    expect(await opened.over(job!)).toMatchObject({ state: 'done' });
    expect(await opened.library.client['models.list']({})).toMatchObject({
      active: 'mine',
      previous: BUNDLED,
    });
  });

  it('whose process is killed before the switch waits, and can be cancelled', async () => {
    await opened.installHead('mine');
    opened.leaveRunning(await opened.adopt('mine'), 'mine');
    opened.inLibrary(`DELETE FROM setting WHERE key = 'activeModel'`);
    await opened.library.restart();
    const job = await opened.library.client['models.adoption']({});
    expect(job).toMatchObject({ state: 'paused', current: 'mine' });
    expect(await opened.library.client['models.cancelAdoption']({ jobId: job!.id })).toMatchObject({
      state: 'cancelled',
    });
    await expect(opened.library.client['models.cancelAdoption']({ jobId: job!.id })).rejects.toMatchObject({
      code: 'job-not-running',
    });
    await opened.library.restart({ resumeImport: true });
    expect(await opened.library.client['models.adoption']({})).toMatchObject({ state: 'cancelled' });
    expect(await opened.active()).toBe(BUNDLED);
  });

  it('leaves the old model where the switch cannot be written down', async () => {
    await opened.installHead('mine');
    const [photoId] = await opened.photoIds();
    const before = await opened.neighboursOf(photoId!);
    opened.inLibrary(
      `CREATE TRIGGER refuse BEFORE INSERT ON setting WHEN new.key = 'activeModel'
         BEGIN SELECT raise(ABORT, 'refused'); END`,
    );
    expect(await opened.adopt('mine')).toMatchObject({ state: 'failed' });
    expect(await opened.active()).toBe(BUNDLED);
    expect(await opened.neighboursOf(photoId!)).toEqual(before);
    opened.inLibrary('DROP TRIGGER refuse');
    expect(await opened.adopt('mine')).toMatchObject({ state: 'done' });
  });

  it('goes on where its progress cannot be saved, and so does an import', async () => {
    await opened.installHead('mine');
    opened.inLibrary(`CREATE TRIGGER refuse BEFORE UPDATE ON job BEGIN SELECT raise(ABORT, 'refused'); END`);
    expect(await opened.adopt('mine')).toMatchObject({ state: 'done' });
    await opened.folder.write('later.jpg', await photoPicture(99));
    expect(await opened.library.importAll()).toMatchObject({ state: 'done' });
    expect(await opened.library.client['library.status']({})).toMatchObject({
      model: 'mine',
      photos: PHOTOS + 1,
    });
    expect(opened.library.log.join()).toContain('the progress of a job could not be saved: refused');
  });

  it('answers with the old model until the switch, and a second one has to wait', async () => {
    await opened.installHead('mine');
    const [photoId] = await opened.photoIds();
    const job = await opened.library.client['models.adopt']({ name: 'mine' });
    await expect(opened.library.client['models.adopt']({ name: 'mine' })).rejects.toMatchObject({
      code: 'adoption-running',
    });
    expect(await opened.neighboursOf(photoId!)).toHaveLength(PHOTOS - 1);
    await opened.over(job);
  });

  it('can be cancelled, which leaves the old model', async () => {
    await opened.installHead('mine');
    const job = await opened.library.client['models.adopt']({ name: 'mine' });
    expect(await opened.library.client['models.cancelAdoption']({ jobId: job.id })).toMatchObject({
      state: 'cancelled',
    });
    expect(await opened.active()).toBe(BUNDLED);
  });

  it('sees photos later that it could not see when it was adopted', async () => {
    const ids = await opened.photoIds();
    await opened.installHead('mine');
    await opened.library.client['folders.remove']({
      folderId: (await opened.library.client['folders.list']({}))[0]!.id,
    });
    await opened.adopt('mine');
    await opened.library.client['folders.add']({ path: opened.folder.path });
    await opened.library.importAll();
    expect(await opened.photoIds()).toEqual(ids);
    expect(await opened.neighboursOf(ids[0]!)).toEqual(await opened.expectedNeighbours('mine', ids[0]!));
  });

  it('a query picture that another model looked at has to be dropped again', async () => {
    await opened.installHead('mine');
    const bytes = await photoPicture(3);
    const query = await opened.library.client['query.add']({ name: 'a', base64: bytes.toString('base64') });
    await opened.adopt('mine');
    await expect(
      opened.library.client['search.similar']({ query: { kind: 'query', queryId: query.queryId } }),
    ).rejects.toMatchObject({ code: 'query-forgotten' });
    const again = await opened.library.client['query.add']({ name: 'a', base64: bytes.toString('base64') });
    const { hits } = await opened.library.client['search.similar']({
      query: { kind: 'query', queryId: again.queryId },
    });
    expect(hits).toHaveLength(PHOTOS - 1);
  });
});
