import type { Connection } from './database.ts';
import type { Generation } from './generation.ts';

/** Which model search uses, and which it used before. Null: none was ever chosen. */
export function createModelChoice(database: Connection, generation: Generation) {
  const read = database.prepare<[string], { value: string }>(`SELECT value FROM setting WHERE key = ?`);
  const write = database.prepare<[string, string]>(
    `INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
  const clear = database.prepare<[string]>(`DELETE FROM setting WHERE key = ?`);
  return {
    active: (): string | null => read.get('activeModel')?.value ?? null,
    previous: (): string | null => read.get('previousModel')?.value ?? null,
    /** Both at once, so that a kill leaves the one pair or the other. */
    choose: database.transaction((active: string, previous: string) => {
      write.run('activeModel', active);
      write.run('previousModel', previous);
      generation.grow();
    }),
    forgetActive: () => {
      clear.run('activeModel');
    },
    forgetPrevious: () => {
      clear.run('previousModel');
    },
  };
}
