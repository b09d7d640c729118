import type { Connection } from './database.ts';

/** A photo is live while one of its files is there. Others keep their rows, so that a file that returns costs nothing. */
export function refreshLive(database: Connection): void {
  database.exec(`
    UPDATE photo SET live = 0
    WHERE live = 1 AND NOT EXISTS (SELECT 1 FROM file WHERE file.photo_id = photo.id AND file.state = 'ready');
    UPDATE photo SET live = 1
    WHERE live = 0 AND EXISTS (SELECT 1 FROM file WHERE file.photo_id = photo.id AND file.state = 'ready');
  `);
}
