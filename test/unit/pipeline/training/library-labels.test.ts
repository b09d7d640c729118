import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Gate } from '../../../../src-main/pipeline/gate.ts';
import { labelsFromLibrary } from '../../../../src-main/pipeline/training/library-labels.ts';
import { sampleLibrary } from '../../store/sample-library.ts';

/** Photos with these numbers are there. */
const libraryOf = (count: number) => {
  const { library } = sampleLibrary();
  const pathOf = (photoId: number) => (photoId <= count ? `/photos/${photoId}.jpg` : null);
  return { ...library, gallery: { ...library.gallery, pathOf } };
};

it('groups whose names read the same are one class, and a photo that both name has one label', async () => {
  const groups = [
    { name: 'cafe\u0301', photoIds: [1, 2] },
    { name: 'boats', photoIds: [3, 5] },
    { name: 'caf\u00e9', photoIds: [2, 4, 5, 99] },
  ];
  const { classes, photos } = await labelsFromLibrary(groups, libraryOf(9), new Gate());
  expect(classes).toEqual(['caf\u00e9', 'boats']);
  // 5 is in two classes, 99 is gone.
  expect(photos.map(({ photoId, label }) => [photoId, label])).toEqual([
    ...[
      [1, 0],
      [2, 0],
      [4, 0],
    ],
    [3, 1],
  ]);
});

it('lets others have their turn between thousands of picks, and ends when it is stopped', async () => {
  const groups = [{ name: 'all', photoIds: Array.from({ length: 20_000 }, (_, index) => index + 1) }];
  const gate = new Gate();
  const state = { isOver: false, turns: 0 };
  const looking = labelsFromLibrary(groups, libraryOf(20_000), gate).finally(() => {
    state.isOver = true;
  });
  while (!state.isOver) {
    await setImmediate();
    state.turns++;
  }
  expect((await looking).photos).toHaveLength(20_000);
  expect(state.turns).toBeGreaterThan(50);

  const stopped = labelsFromLibrary(groups, libraryOf(20_000), gate);
  gate.stop();
  await expect(stopped).rejects.toMatchObject({ code: 'training-stopped' });
});
