import type { Connection } from './database.ts';

/** The library's generation: grows with every change, so that caches and clients can tell they are behind. */
export function createGeneration(database: Connection) {
  const read = database.prepare<[], { value: string }>(`SELECT value FROM setting WHERE key = 'generation'`);
  const grow = database.prepare(
    `UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'`,
  );
  return {
    current: () => Number(read.get()?.value ?? 0),
    grow: () => {
      grow.run();
    },
  };
}

export type Generation = ReturnType<typeof createGeneration>;
