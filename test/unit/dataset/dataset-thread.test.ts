import { describe, expect, it } from 'vitest';
import { prepareDataset } from '../../../src-main/dataset/prepare-dataset.ts';
import { nearestOfAll } from '../../../src-main/vector-index/nearest-of-all.ts';
import { prepareInThread } from '../../../src-main/workers/dataset-thread.ts';
import { copyOf, photosOf } from './labelled-photos.ts';

const options = { seed: 3, heldOutShare: 0.15, validationShare: 0, unreadable: [] };

describe('a dataset prepared in a thread', () => {
  it('is the one that is prepared without, and leaves the photos as they were', async () => {
    const cats = photosOf(0, 20);
    const photos = [...photosOf(2, 2), ...photosOf(1, 25), ...cats, copyOf(cats[3]!, 'copy', 5)];
    const classes = ['cats', 'dogs', 'birds'];
    const expected = prepareDataset(photos, classes, options, nearestOfAll);
    expect(await prepareInThread(photos, classes, options)).toEqual(expected);
    expect(photos.every((photo) => photo.feature.length === 32 && photo.contentHash.length === 32)).toBe(
      true,
    );
  });

  it('keeps the code of what was wrong', async () => {
    await expect(prepareInThread([], [], options)).rejects.toMatchObject({ code: 'labels-missing' });
    await expect(prepareInThread(photosOf(0, 9), ['cats'], options)).rejects.toMatchObject({
      code: 'labels-missing',
    });
  });

  it('ends when it is told to, however much is left to compare', async () => {
    const photos = [...photosOf(0, 3_000), ...photosOf(1, 3_000)];
    const stop = new AbortController();
    const preparing = prepareInThread(photos, ['cats', 'dogs'], options, stop.signal);
    stop.abort();
    await expect(preparing).rejects.toThrow('ended without an answer');
  });
});
