import { existsSync } from 'node:fs';
import { errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import { buildAppMenu } from '../menus/app-menu.ts';
import type { ShellText } from '../text/text.ts';
import type { NativeFeatureParts } from './native-parts.ts';
import { openOrRefuse } from './open-path.ts';

/** Gives the system the program's menu, and what it says about the program. */
export function describeProgram(
  { electron, platform, folders, showWindow, emit, log }: NativeFeatureParts,
  words: ShellText,
  go: (address: string) => void,
): void {
  const { app, Menu, shell } = electron;
  const showFile = (path: string) => () => {
    openOrRefuse((file) => shell.openPath(file), path).catch((error: unknown) => {
      log(errorMessage(error));
    });
  };
  const items = buildAppMenu({
    ...{ words: words.menu, platform, isPackaged: app.isPackaged, go },
    command: (command) => {
      showWindow();
      emit({ type: 'command', command });
    },
    showDataFolder: showFile(folders.dataDir),
    showLicences: showFile(folders.licences),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(items));
  app.setAboutPanelOptions({
    ...{ applicationName: 'Lookalike', applicationVersion: app.getVersion() },
    ...(existsSync(folders.icon) ? { iconPath: folders.icon } : {}),
  });
}
