import type { App, Dialog } from 'electron';
import { errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import type { Log } from '../../../serve/dispatch.ts';

interface GiveUpParts {
  app: Pick<App, 'whenReady' | 'exit'>;
  dialog: Pick<Dialog, 'showErrorBox'>;
  log: Log;
}

/** Says why the program cannot run, and ends it. */
export async function giveUp(error: unknown, { app, dialog, log }: GiveUpParts): Promise<void> {
  log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  // Before that Linux shows no box: who started Lookalike from a menu would see nothing at all.
  await app.whenReady();
  dialog.showErrorBox('Lookalike', errorMessage(error));
  app.exit(1);
}
