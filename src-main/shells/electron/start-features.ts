import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as electron from 'electron';
import { packageFolders } from '../package-folders.ts';
import {
  createNativeFeatures,
  type NativeFeatureParts,
  type NativeFeatures,
} from './native/native-features.ts';
import type { PageEvents } from './page/page-events.ts';
import type { MainWindow } from './window/window.ts';
import { systemPower } from './work/power.ts';

type FeatureParts = Pick<NativeFeatureParts, 'engine' | 'settings' | 'updates' | 'log'> & {
  dataDir: string;
  window: MainWindow;
  events: PageEvents;
};

/** What the desktop offers, with Electron around it. */
export async function startFeatures({
  dataDir,
  window,
  events,
  ...parts
}: FeatureParts): Promise<NativeFeatures> {
  const { resources } = packageFolders;
  const { browserWindow, show } = window;
  return createNativeFeatures({
    ...parts,
    electron,
    platform: process.platform,
    power: await systemPower(electron.powerMonitor, process.platform),
    environment: process.env,
    folders: {
      dataDir,
      licences: licencesPath(),
      trayIcons: join(resources, 'tray'),
      icon: join(resources, 'icon.png'),
    },
    window: () => (browserWindow.isDestroyed() ? null : browserWindow),
    showWindow: show,
    quit: () => {
      electron.app.quit();
    },
    emit: events.tell,
  });
}

/** The packager collects all of them; from source there is ours alone. */
function licencesPath(): string {
  const collected = join(packageFolders.resources, 'licences');
  return existsSync(collected) ? collected : join(packageFolders.package, 'LICENSE');
}
