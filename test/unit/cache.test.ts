import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CacheRules } from '../../src-main/cache/cache-file.ts';
import { surveyCache } from '../../src-main/cache/survey.ts';
import { temporaryFolder } from './scan/temporary-folder.ts';

const shown = 'a'.repeat(64);
const gone = 'b'.repeat(64);
const fresh = 'c'.repeat(64);

const kept = [
  'library.sqlite',
  'library.sqlite-wal',
  `thumbnails/aa/${shown}.jpg`,
  'index/in-use/segment-1.usearch',
  'models/mine.safetensors',
  'training/run-1/report.html',
  'training/run-1/searches.json',
  'training/run-2/checkpoint.safetensors',
  'maps/in-use.json',
  'Sample pictures/1.jpg',
];
const removable = [
  `thumbnails/bb/${gone}.jpg`,
  `thumbnails/aa/${shown}.jpg.12345678.part`,
  'index/other/segment-1.usearch',
  'training/run-1/checkpoint.safetensors',
  'maps/other.json',
  'downloads/BiT.npz.part',
];

const rules: CacheRules = {
  isShown: (contentHash) => contentHash === shown,
  modelsInUse: ['in-use'],
  finishedRuns: ['run-1'],
  isDownloading: false,
};

/** A data folder as it was an hour ago, but for one thumbnail of this moment. */
function dataFolder(): string {
  const dataDir = temporaryFolder();
  for (const name of [...kept, ...removable, `thumbnails/cc/${fresh}.jpg`]) {
    const path = join(dataDir, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '0123456789');
    if (!name.includes(fresh)) utimesSync(path, Date.now() / 1000 - 3_600, Date.now() / 1000 - 3_600);
  }
  return dataDir;
}

describe('the data folder', () => {
  it('is added up by what lies in it, with what could be cleaned up', async () => {
    const { parts, removed } = await surveyCache(dataFolder(), rules, false);
    expect(removed).toEqual({ files: 0, bytes: 0 });
    expect(parts).toEqual([
      { name: 'library', files: 2, bytes: 20, removableBytes: 0 },
      { name: 'thumbnails', files: 4, bytes: 40, removableBytes: 20 },
      { name: 'index', files: 2, bytes: 20, removableBytes: 10 },
      { name: 'models', files: 1, bytes: 10, removableBytes: 0 },
      { name: 'training', files: 4, bytes: 40, removableBytes: 10 },
      { name: 'maps', files: 2, bytes: 20, removableBytes: 10 },
      { name: 'downloads', files: 1, bytes: 10, removableBytes: 10 },
      { name: 'other', files: 1, bytes: 10, removableBytes: 0 },
    ]);
  });

  it('loses to a clean-up just what was said, and nothing that is in use or new', async () => {
    const dataDir = dataFolder();
    const { parts, removed } = await surveyCache(dataDir, rules, true);
    expect(removed).toEqual({ files: removable.length, bytes: removable.length * 10 });
    expect(parts.every(({ removableBytes }) => removableBytes === 0)).toBe(true);
    const isThere = (name: string) => existsSync(join(dataDir, name));
    expect(kept.filter((name) => !isThere(name))).toEqual([]);
    expect(removable.filter(isThere)).toEqual([]);
    expect(isThere(`thumbnails/cc/${fresh}.jpg`)).toBe(true);
  });

  it('keeps a download that is under way', async () => {
    const dataDir = dataFolder();
    await surveyCache(dataDir, { ...rules, isDownloading: true }, true);
    expect(existsSync(join(dataDir, 'downloads/BiT.npz.part'))).toBe(true);
  });
});
