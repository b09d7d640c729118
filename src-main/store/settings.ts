import { Settings } from '../../src-shared/contract/settings.ts';
import type { Connection } from './database.ts';

type SettingChanges = { [Name in keyof Settings]?: Settings[Name] | undefined };

const USUAL: Settings = { watchFolders: true, importSpeed: 'full' };

/** What a person set, kept with the library. */
export function createSettingStore(database: Connection) {
  const read = database.prepare<[string], { value: string }>(`SELECT value FROM setting WHERE key = ?`);
  const write = database.prepare<[string, string]>(
    `INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
  /** One that an older or newer version wrote in another way is as if it was never set. */
  const get = (): Settings => {
    const stored = Settings.partial().safeParse({
      watchFolders: parse(read.get('watchFolders')?.value),
      importSpeed: parse(read.get('importSpeed')?.value),
    });
    const known = stored.success ? stored.data : {};
    return {
      watchFolders: known.watchFolders ?? USUAL.watchFolders,
      importSpeed: known.importSpeed ?? USUAL.importSpeed,
    };
  };
  return {
    get,
    update: database.transaction((changes: SettingChanges): Settings => {
      for (const [key, value] of Object.entries(changes)) {
        if (value !== undefined) write.run(key, JSON.stringify(value));
      }
      return get();
    }),
  };
}

function parse(value: string | undefined): unknown {
  try {
    return value === undefined ? undefined : JSON.parse(value);
  } catch {
    return undefined;
  }
}
