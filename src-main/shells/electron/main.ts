import { mkdirSync, statSync } from 'node:fs';
import { app, dialog, protocol } from 'electron';
import { errorMessage } from '../../../src-shared/domain/coded-error.ts';
import { chooseAppFolders } from './launch/app-folders.ts';
import { readCommandLine } from './launch/command-line.ts';
import { type LaunchRequest, readLaunchRequest, readLink } from './launch/launch-request.ts';
import { privilegedSchemes } from './addresses/privileged-schemes.ts';
import { startProgram } from './program.ts';
import { claimSingleInstance } from './launch/single-instance.ts';

const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
// Whoever started us may be gone, with the terminal that we write to.
process.stderr.on('error', () => undefined);

// What has to be said before Electron is ready.
app.setName('Lookalike');
// As in electron-builder.yml: Windows finds a program's place in the taskbar and its notes by it.
app.setAppUserModelId('app.lookalike.Lookalike');
app.enableSandbox();
protocol.registerSchemesAsPrivileged(privilegedSchemes);

const { platform, env: environment } = process;
const { words, launcher } = readCommandLine({
  argv: process.argv,
  isPackaged: app.isPackaged,
  environment,
  workingDirectory: process.cwd(),
});
const folders = chooseAppFolders({ ...words, environment, isFolder });
try {
  mkdirSync(folders.browser, { recursive: true });
} catch (error) {
  giveUp(error);
}
// One program for each library, since the lock is one of this folder.
app.setPath('userData', folders.browser);
const isFirst = claimSingleInstance(app, words, (said) => {
  act(readLaunchRequest(said, { platform, isFolder }), said.args);
});
const program = isFirst
  ? app.whenReady().then(() => startProgram({ words, folders, launcher, isFolder, log }))
  : null;
if (!isFirst) app.quit();
program?.catch(giveUp);

// How macOS hands over links and files.
app.on('open-url', (event, url) => {
  event.preventDefault();
  act(readLink(url, { platform }), [url]);
});
app.on('open-file', (event, path) => {
  event.preventDefault();
  act(readLaunchRequest({ args: ['--similar', path], workingDirectory: '/' }, { platform, isFolder }), [
    path,
  ]);
});

/** What is asked for before the program stands waits for it. */
function act(request: LaunchRequest, args: readonly string[]): void {
  program?.then(
    (started) => {
      started.act(request, args);
    },
    () => undefined,
  );
}

function giveUp(error: unknown): void {
  log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  dialog.showErrorBox('Lookalike', errorMessage(error));
  app.exit(1);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
