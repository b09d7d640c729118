import { openDatabaseReadOnly } from './database.ts';

/** Which contents the library shows, asked by the thread that looks through the data folder. */
export function openShownReader(databasePath: string) {
  const database = openDatabaseReadOnly(databasePath);
  const live = database.prepare<[Buffer], { id: number }>(
    `SELECT id FROM photo WHERE content_hash = ? AND live = 1`,
  );
  return {
    /** @param contentHash SHA-256 in hex */
    isShown: (contentHash: string): boolean => live.get(Buffer.from(contentHash, 'hex')) !== undefined,
    close: (): void => {
      database.close();
    },
  };
}
