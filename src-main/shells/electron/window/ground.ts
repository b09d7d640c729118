import type { BrowserWindow, NativeTheme } from 'electron';

/** The ground of the screens (see theme.css), so that nothing flashes before they are drawn. */
export const groundColour = (isDark: boolean): string => (isDark ? '#131312' : '#fafaf8');

/** Keeps the window's ground that of the desktop's light or dark. */
export function followTheme(
  window: Pick<BrowserWindow, 'isDestroyed' | 'setBackgroundColor'>,
  theme: Pick<NativeTheme, 'shouldUseDarkColors'> & { on(event: 'updated', listener: () => void): unknown },
): void {
  theme.on('updated', () => {
    // The program still runs for a while when its window is gone.
    if (!window.isDestroyed()) window.setBackgroundColor(groundColour(theme.shouldUseDarkColors));
  });
}
