import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type * as Electron from 'electron';
import type { TrayIcon } from './tray.ts';

/** On a Mac the system colours it, on Windows it holds several sizes. */
const FILES: Partial<Record<NodeJS.Platform, string>> = { darwin: 'trayTemplate.png', win32: 'tray.ico' };

/** @throws what keeps this desktop from showing an icon, or the lack of its file */
export function makeTrayIcon(
  { Tray, Menu, nativeImage }: Pick<typeof Electron, 'Tray' | 'Menu' | 'nativeImage'>,
  folder: string,
  platform: NodeJS.Platform,
): TrayIcon {
  const file = join(folder, FILES[platform] ?? 'tray.png');
  // An empty icon would be a place beside the clock that nobody sees.
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  const tray = new Tray(nativeImage.createFromPath(file));
  return {
    setToolTip: (words) => {
      tray.setToolTip(words);
    },
    setMenu: (items) => {
      tray.setContextMenu(Menu.buildFromTemplate(items));
    },
    onClick: (listener) => {
      tray.on('click', listener);
    },
    destroy: () => {
      tray.destroy();
    },
  };
}
