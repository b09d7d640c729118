import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { followTheme } from '../../../../src-main/shells/electron/window/ground.ts';
import { createShowing } from '../../../../src-main/shells/electron/window/showing.ts';

class FakeWindow extends EventEmitter {
  webContents = new EventEmitter();
  gone = false;
  minimized = false;
  isDestroyed = () => this.gone;
  isMinimized = () => this.minimized;
  restore = vi.fn();
  maximize = vi.fn();
  setFullScreen = vi.fn();
  show = vi.fn();
  focus = vi.fn();
  setBackgroundColor = vi.fn();
}

function showing(platform: NodeJS.Platform, placement = { isMaximised: false, isFullScreen: false }) {
  const window = new FakeWindow();
  return { window, ...createShowing(window, placement, platform) };
}

it('the window shows when its screens are drawn', () => {
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    const { window, showFirstWhenDrawn } = showing(platform);
    showFirstWhenDrawn();
    expect(window.show).not.toHaveBeenCalled();
    window.emit('ready-to-show');
    expect(window.show).toHaveBeenCalledOnce();
    window.webContents.emit('did-finish-load');
    expect(window.show).toHaveBeenCalledOnce();
  }
});

it('on Linux it does not wait for that: Wayland may never draw what is not shown', () => {
  const { window, showFirstWhenDrawn } = showing('linux');
  showFirstWhenDrawn();
  window.webContents.emit('did-finish-load');
  expect(window.show).toHaveBeenCalledOnce();
  window.emit('ready-to-show');
  expect(window.focus).toHaveBeenCalledOnce();
  const elsewhere = showing('win32');
  elsewhere.showFirstWhenDrawn();
  elsewhere.window.webContents.emit('did-finish-load');
  expect(elsewhere.window.show).not.toHaveBeenCalled();
});

it('a window that a person has called already does not come up by itself once more', () => {
  const { window, show, showFirst, showFirstWhenDrawn } = showing('linux', {
    isMaximised: true,
    isFullScreen: true,
  });
  showFirstWhenDrawn();
  show();
  window.emit('ready-to-show');
  window.webContents.emit('did-finish-load');
  showFirst();
  expect(window.show).toHaveBeenCalledOnce();
  window.minimized = true;
  show();
  expect(window.restore).toHaveBeenCalledOnce();
  expect(window.show).toHaveBeenCalledTimes(2);
  expect([window.maximize.mock.calls.length, window.setFullScreen.mock.calls.length]).toEqual([1, 1]);
});

it('a window that is gone is left alone', () => {
  const { window, show } = showing('linux');
  const theme = Object.assign(new EventEmitter(), { shouldUseDarkColors: true });
  followTheme(window, theme);
  theme.emit('updated');
  expect(window.setBackgroundColor).toHaveBeenCalledExactlyOnceWith('#131312');
  window.gone = true;
  theme.emit('updated');
  show();
  expect(window.setBackgroundColor).toHaveBeenCalledOnce();
  expect(window.show).not.toHaveBeenCalled();
});
