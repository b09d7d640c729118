import type { DesktopStatus } from '../../../../src-shared/contract/desktop.ts';
import type { Battery } from '../work/battery.ts';
import type { HeldWork } from '../work/held-work.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import type { DesktopSettingsFile } from '../settings/settings-file.ts';
import type { DesktopTray } from '../tray/tray.ts';
import type { Updates } from '../updates/updates.ts';

interface StatusParts {
  platform: NodeJS.Platform;
  version: string;
  engine: Pick<EngineProcess, 'state' | 'onState'>;
  settings: Pick<DesktopSettingsFile, 'get' | 'onChange'>;
  battery: Battery;
  held: Pick<HeldWork, 'jobIds' | 'onChange'>;
  tray: Pick<DesktopTray, 'isThere' | 'onChange'>;
  updates: Pick<Updates, 'state' | 'onChange'>;
  /** Told at every change, once for all that change at the same moment. */
  tell: (status: DesktopStatus) => void;
}

/** How the desktop program is, from everybody who knows a part of it. */
export function watchDesktopStatus(parts: StatusParts): () => DesktopStatus {
  const { engine, settings, battery, held, tray, updates } = parts;
  const status = (): DesktopStatus => ({
    platform: parts.platform === 'win32' || parts.platform === 'darwin' ? parts.platform : 'linux',
    version: parts.version,
    settings: settings.get(),
    hasTray: tray.isThere,
    onBattery: battery.onBattery,
    heldJobs: [...held.jobIds],
    engine: engine.state,
    update: updates.state,
  });

  let isDue = false;
  const changed = (): void => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      parts.tell(status());
    });
  };
  engine.onState(changed);
  settings.onChange(changed);
  battery.onChange(changed);
  held.onChange(changed);
  tray.onChange(changed);
  updates.onChange(changed);
  return status;
}
