import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';

export { app, BrowserWindow };
export { clipboard, ClipboardItem } from './clipboard.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu, MenuItem } from './menu.ts';
export { nativeImage } from './native-image.ts';
export { Notification } from './notification.ts';
export { MessageChannelMain } from './ports.ts';
export { protocol } from './protocol.ts';
export { screen } from './screen.ts';
export { session } from './session.ts';
export {
  autoUpdater,
  crashReporter,
  desktopCapturer,
  globalShortcut,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  shell,
  systemPreferences,
} from './surroundings.ts';
export { Tray } from './tray.ts';
export { utilityProcess } from './utility-process.ts';
export { webContents } from './web-contents.ts';

app.windows = () => BrowserWindow.getAllWindows();
