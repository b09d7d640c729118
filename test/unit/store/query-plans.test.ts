import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import type { PhotoFilter } from '../../../src-shared/contract/photo.ts';
import { sampleLibrary } from './sample-library.ts';

const filter: PhotoFilter = {
  folderIds: [1 as never],
  tags: ['dog'],
  cameras: ['Pixel'],
  takenFrom: '2024-01-01',
  formats: ['jpeg'],
  collectionIds: [1 as never],
  text: 'summer dog',
};

/** Every statement that a library prepares, with how SQLite means to carry it out. */
function plans(): { sql: string; steps: string[] }[] {
  const prepare = vi.spyOn(Database.prototype, 'prepare');
  const { library } = sampleLibrary();
  library.gallery.grid(filter);
  library.gallery.idsFor(filter);
  const statements = [...new Set(prepare.mock.calls.map(([sql]) => sql))];
  prepare.mockRestore();
  const database = new Database(library.databasePath, { readonly: true });
  try {
    return statements.map((sql) => ({ sql, steps: stepsOf(database, sql) }));
  } finally {
    database.close();
  }
}

function stepsOf(database: Database.Database, sql: string): string[] {
  const named = Object.fromEntries(
    [...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name ?? '', null] as const),
  );
  const unnamed = Array<null>(sql.split('?').length - 1).fill(null);
  const explain = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  return explain.all(...(unnamed.length > 0 ? unnamed : [named])).map(({ detail }) => detail);
}

describe('statements that run once per photo or file', () => {
  it('find files by photo through the photo, never by going through all files of a state or folder', () => {
    const byPhoto = plans().filter(({ sql }) => /photo_id = (\?|photo\.id|new\.photo_id)/.test(sql));
    expect(byPhoto.length).toBeGreaterThan(5);
    for (const { sql, steps } of byPhoto) {
      for (const step of steps.filter((text) => /SEARCH (file|old|other)\b/.test(text))) {
        expect(step, sql).toContain('photo_id=?');
      }
    }
  });

  it('go through all files only to count them, and once to learn their names', () => {
    const wholeTable = /^SCAN (file|photo|vector|feature)\b(?!.*INDEX file_failed)/;
    const scanning = plans().filter(({ steps }) => steps.some((step) => wholeTable.test(step)));
    expect(scanning.map(({ sql }) => sql)).toEqual([
      `SELECT count(*) AS n FROM file WHERE state = 'ready'`,
      `SELECT photo_id, path, folder_id FROM file WHERE state = 'ready' AND photo_id IS NOT NULL`,
    ]);
  });
});
