import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import { groundColour } from './ground.ts';
import { smallestSize, type WindowPlacement } from './window-state.ts';

interface WindowParts {
  preload: string;
  placement: WindowPlacement;
  isDark: boolean;
  /** In an installed program nobody looks behind the page, so nothing may. */
  isPackaged: boolean;
  /** Windows and macOS take it from the program file. */
  icon: string | null;
}

export function windowOptions(parts: WindowParts): BrowserWindowConstructorOptions {
  return {
    title: 'Lookalike',
    ...parts.placement.bounds,
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    backgroundColor: groundColour(parts.isDark),
    ...(parts.icon === null ? {} : { icon: parts.icon }),
    webPreferences: webPreferences(parts),
  };
}

/** Said in full, though most are Electron's defaults: what protects people is not left to a default. */
function webPreferences({ preload, isPackaged }: WindowParts): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    plugins: false,
    // The spell checker fetches its dictionaries from the network.
    spellcheck: false,
    devTools: !isPackaged,
  };
}
