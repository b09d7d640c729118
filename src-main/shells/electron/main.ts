import { statSync } from 'node:fs';
import { app, dialog, protocol } from 'electron';
import { privilegedSchemes } from './addresses/privileged-schemes.ts';
import { chooseAppFolders } from './launch/app-folders.ts';
import { makeBrowserFolder } from './launch/browser-folder.ts';
import { readCommandLine } from './launch/command-line.ts';
import { foreignLock } from './launch/foreign-lock.ts';
import { giveUp } from './launch/give-up.ts';
import { type LaunchRequest, readLaunchRequest, readLink } from './launch/launch-request.ts';
import { forgetOtherPackages } from './launch/own-package.ts';
import { insistOnSandbox } from './launch/sandbox.ts';
import { claimSingleInstance } from './launch/single-instance.ts';
import { type Program, startProgram } from './program.ts';

forgetOtherPackages({ environment: process.env, execPath: process.execPath });

const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
// Whoever started us may be gone, with the terminal that we write to.
process.stderr.on('error', () => undefined);

app.setName('Lookalike');
// As in electron-builder.yml: Windows finds a program's place in the taskbar and its notes by it.
app.setAppUserModelId('app.lookalike.Lookalike');

const { platform, env: environment } = process;
const program = start();
program.catch((error: unknown) => giveUp(error, { app, dialog, log }));

// How macOS hands over links and files.
app.on('open-url', (event, url) => {
  event.preventDefault();
  act(readLink(url, { platform }));
});
app.on('open-file', (event, path) => {
  event.preventDefault();
  act(readLaunchRequest({ args: ['--similar', path], workingDirectory: '/' }, { platform, isFolder }));
});

/** Null where another program has the library: that one was told what this one was started for. */
async function start(): Promise<Program | null> {
  // Up to the wait all this is said before Electron is ready, as it has to be.
  insistOnSandbox(app);
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged(privilegedSchemes);

  const { words, launcher } = readCommandLine({
    argv: process.argv,
    isPackaged: app.isPackaged,
    environment,
    workingDirectory: process.cwd(),
  });
  const folders = chooseAppFolders({ ...words, environment, isFolder });
  const browserFolder = makeBrowserFolder(folders, { platform, environment });
  // One program for each library, since the lock is one of this folder.
  app.setPath('userData', browserFolder);
  const isFirst = claimSingleInstance(app, words, (said) => {
    act(readLaunchRequest(said, { platform, isFolder }));
  });
  if (!isFirst) {
    const held = foreignLock(browserFolder);
    if (held) throw held;
    app.quit();
    return null;
  }
  await app.whenReady();
  return startProgram({ words, folders, launcher, isFolder, log });
}

/** What is asked for before the program stands waits for it. */
function act(request: LaunchRequest): void {
  program.then(
    (started) => started?.act(request),
    () => undefined,
  );
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
