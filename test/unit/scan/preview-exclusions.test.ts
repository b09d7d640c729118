import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { previewExclusions } from '../../../src-main/scan/preview-exclusions.ts';
import { scan } from './scanning.ts';
import { makeFiles, temporaryFolder } from './temporary-folder.ts';

describe('a preview of exclusions', () => {
  it('counts for each pattern what no earlier one hides, with examples', async () => {
    const root = temporaryFolder();
    makeFiles(
      root,
      'a.jpg',
      'b.png',
      'Trash/c.jpg',
      'Trash/d.png',
      'trip/Trash/e.jpg',
      'trip/f.jpg',
      'notes.txt',
    );
    const preview = await previewExclusions(root, ['*.png', 'Trash', 'trip/*.jpg', 'nothing'], 10_000);
    expect(preview).toEqual({
      photos: 7 - 1,
      hidden: 5,
      patterns: [
        {
          pattern: '*.png',
          hidden: 2,
          examples: expect.arrayContaining(['b.png', 'Trash/d.png']) as string[],
        },
        { pattern: 'Trash', hidden: 2, examples: expect.arrayContaining(['Trash/c.jpg']) as string[] },
        { pattern: 'trip/*.jpg', hidden: 1, examples: ['trip/f.jpg'] },
        { pattern: 'nothing', hidden: 0, examples: [] },
      ],
      isComplete: true,
    });
  });

  it.each([[['*.png']], [['Trash/']], [['/trip']], [['**/e.*']], [['trip/**', '*.png']], [[]]])(
    'leaves as many photos as a scan with %j finds',
    async (exclude: string[]) => {
      const root = temporaryFolder();
      makeFiles(root, 'a.jpg', 'b.png', 'Trash/c.jpg', 'trip/Trash/e.jpg', 'trip/f.jpg', '.hidden/g.jpg');
      const { photos, hidden } = await previewExclusions(root, exclude, 10_000);
      expect(photos - hidden).toBe((await scan(root, { exclude })).seen);
    },
  );

  it('answers with what it has when its time is up, and says that there is more', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'a.jpg', 'inside/b.jpg', 'inside/deep/c.jpg');
    const preview = await previewExclusions(root, ['a.jpg'], 0);
    expect(preview).toMatchObject({ photos: 1, hidden: 1, isComplete: false });
  });

  it('names a pattern that cannot be understood, and a folder that is not there', async () => {
    const root = temporaryFolder();
    await expect(previewExclusions(root, ['fine', '[a'], 1_000)).rejects.toMatchObject({
      code: 'exclusion-invalid',
      message: expect.stringContaining('"[a"') as string,
    });
    await expect(previewExclusions(join(root, 'gone'), [], 1_000)).rejects.toMatchObject({
      code: 'folder-offline',
    });
  });
});
