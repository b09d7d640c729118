import type { Menu, PopupOptions } from 'electron';

/** On some systems a menu tells that it closed before it tells what was chosen. */
const AFTERTHOUGHT_MS = 150;

/** @param closed told when nothing of it can be chosen any more; what was chosen is told before */
export function popUp(menu: Pick<Menu, 'popup'>, place: PopupOptions, closed: () => void): void {
  menu.popup({
    ...place,
    callback: () => {
      setTimeout(closed, AFTERTHOUGHT_MS);
    },
  });
}

/** A single & would underline the letter after it. */
export const escaped = (label: string): string => label.replaceAll('&', '&&');
