import type { Connection } from './database.ts';

const HAS_FILE = `EXISTS (SELECT 1 FROM file WHERE file.photo_id = photo.id AND file.state = 'ready')`;

/** A photo is live while one of its files is there. Others keep their rows, so that a file that returns costs nothing. */
export function createLiveness(database: Connection) {
  const refresh = database.prepare<[number]>(`UPDATE photo SET live = ${HAS_FILE} WHERE id = ?`);
  const darken = database.prepare(`UPDATE photo SET live = 0 WHERE live = 1 AND NOT ${HAS_FILE}`);
  return {
    /** After one file was attached to the photo, or left it. */
    refresh: (photoId: number | null) => {
      if (photoId !== null) refresh.run(photoId);
    },
    /** After many files were taken out at once. */
    refreshAfterRemoval: () => {
      darken.run();
    },
  };
}

export type Liveness = ReturnType<typeof createLiveness>;
