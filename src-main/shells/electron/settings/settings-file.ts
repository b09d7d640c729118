import { join } from 'node:path';
import { z } from 'zod';
import { DesktopSettings } from '../../../../src-shared/contract/desktop.ts';
import type { Log } from '../../../serve/dispatch.ts';
import { readJsonFile, writeJsonFile } from '../json-file.ts';
import { Subscribers } from '../subscribers.ts';

const { keepInTray, pauseOnBattery, notify, checkForUpdates } = DesktopSettings.shape;

/** One that an older program wrote lacks what came later. */
const Stored = z.object({
  keepInTray: keepInTray.default(false),
  pauseOnBattery: pauseOnBattery.default(false),
  notify: notify.default(true),
  checkForUpdates: checkForUpdates.default(false),
});

type DesktopSettingsChange = z.infer<ReturnType<typeof DesktopSettings.partial>>;

export interface DesktopSettingsFile {
  get(): DesktopSettings;
  /** Rejects what kept it from the disk; then nothing has changed. */
  update(change: DesktopSettingsChange): Promise<DesktopSettings>;
  onChange(listener: (settings: DesktopSettings) => void): () => void;
}

/** What a person chose for the desktop program, in the data folder. */
export function createDesktopSettings(dataDir: string, log: Log): DesktopSettingsFile {
  const path = join(dataDir, 'desktop.json');
  const listeners = new Subscribers<DesktopSettings>();
  let current = readJsonFile(path, Stored, log) ?? Stored.parse({});
  /** One at a time: each starts from what the one before made of it. */
  let writing: Promise<unknown> = Promise.resolve();

  const write = async (change: DesktopSettingsChange): Promise<DesktopSettings> => {
    const told = Object.entries(change).filter(([, value]) => value !== undefined);
    const next = DesktopSettings.parse({ ...current, ...Object.fromEntries(told) });
    await writeJsonFile(path, next);
    current = next;
    listeners.tell(next);
    return next;
  };
  return {
    get: () => current,
    update: (change) => {
      const written = writing.then(() => write(change));
      writing = written.catch(() => undefined);
      return written;
    },
    onChange: (listener) => listeners.add(listener),
  };
}
