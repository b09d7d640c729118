import type { DesktopCommand, DesktopEvent } from '../../src-shared/contract/desktop.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { AppState } from '../state/app.svelte.ts';
import { parseRoute } from '../state/route.ts';
import { addFolder } from './add-folders.ts';
import { undoIn } from './editing.ts';
import { searchWithChosenFile, searchWithClipboard } from './search-by-picture.ts';

/** Does what is said in the application menu, the tray, a notification or a link, until the returned function is called. */
export function followDesktop(app: AppState): () => void {
  return (
    app.desktop?.listen((event) => {
      follow(app, event);
    }) ?? (() => undefined)
  );
}

function follow(app: AppState, event: DesktopEvent): void {
  if (event.type === 'command') obey(app, event.command);
  else if (event.type === 'go') {
    app.dialog = null;
    app.looking = null;
    app.navigation.go(parseRoute(event.address));
  } else if (event.type === 'refused') {
    const { code, message, path } = event;
    app.notices.error(new CodedError(code, message, path === undefined ? {} : { path }));
  }
}

function obey(app: AppState, command: DesktopCommand): void {
  const isOpen = document.querySelector('dialog[open]') !== null;
  switch (command) {
    case 'add-folder':
      void addFolder(app);
      return;
    case 'search-file':
      void searchWithChosenFile(app);
      return;
    case 'search-clipboard':
      void searchWithClipboard(app);
      return;
    case 'undo':
      if (!undoIn(document.activeElement)) void app.undo.last();
      return;
    // What lies over the screens belongs to the screen below it.
    case 'back':
      if (!isOpen) app.navigation.back();
      return;
    case 'forward':
      if (!isOpen) app.navigation.forward();
      return;
    case 'keys':
      if (!isOpen) app.dialog = { name: 'keys' };
  }
}
