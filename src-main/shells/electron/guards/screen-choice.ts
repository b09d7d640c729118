import type { BrowserWindow, DesktopCapturer, Menu, MenuItemConstructorOptions } from 'electron';
import { escaped, popUp } from '../menus/popup.ts';
import type { ScreenSource } from './permissions.ts';

interface ChoiceParts {
  desktopCapturer: Pick<DesktopCapturer, 'getSources'>;
  menuFrom: (template: MenuItemConstructorOptions[]) => Pick<Menu, 'popup'>;
  window: BrowserWindow;
  environment: NodeJS.ProcessEnv;
}

/** Lets a person choose the screen or the window that the page gets a picture of; null when they would not. */
export async function chooseScreenSource(parts: ChoiceParts): Promise<ScreenSource | null> {
  const { desktopCapturer, window, environment } = parts;
  const found = await desktopCapturer.getSources({
    types: ['screen', 'window'],
    thumbnailSize: { width: 0, height: 0 },
  });
  const sources = found.filter(({ id }) => id !== window.getMediaSourceId());
  // Wayland tells programs of no windows: the desktop itself has asked the person, and this is the answer.
  if (environment.XDG_SESSION_TYPE === 'wayland') return sources[0] ?? null;
  return askByMenu(sources, parts);
}

function askByMenu(
  sources: readonly ScreenSource[],
  { menuFrom, window }: ChoiceParts,
): Promise<ScreenSource | null> {
  const { promise, resolve } = Promise.withResolvers<ScreenSource | null>();
  const lines = (kind: string) =>
    sources
      .filter(({ id }) => id.startsWith(`${kind}:`))
      .map((source): MenuItemConstructorOptions => {
        return {
          // A window calls itself what it likes.
          label: escaped(source.name.slice(0, 80)),
          click: () => {
            resolve(source);
          },
        };
      });
  const menu = menuFrom([...lines('screen'), { type: 'separator' }, ...lines('window')]);
  popUp(menu, { window }, () => {
    resolve(null);
  });
  return promise;
}
