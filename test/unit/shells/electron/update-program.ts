import { EventEmitter } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage, type RequestOptions } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { AppImageUpdater } from 'electron-updater';
import type { UpdateFacts } from '../../../../src-main/shells/electron/updates/availability.ts';
import { createUpdates, type Updates } from '../../../../src-main/shells/electron/updates/updates.ts';
import { updateKey } from './update-release.ts';

const requireAsUpdater = createRequire(createRequire(import.meta.url).resolve('electron-updater'));
const runtime = requireAsUpdater('builder-util-runtime') as {
  HttpExecutor: new () => object;
  configureRequestUrl(url: URL, options: object): void;
};

/** Electron's network, with Node's: the one part of the updater that needs Electron to ask anybody. */
class NodeExecutor extends runtime.HttpExecutor {
  createRequest(options: RequestOptions, callback: (response: IncomingMessage) => void) {
    return get(options, callback);
  }
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    const request = { headers: options.headers };
    runtime.configureRequestUrl(url, request);
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const callback = (error: Error | null) => {
        if (error) reject(error);
        else resolve(destination);
      };
      (this as unknown as { doDownload(request: object, call: object, redirects: number): void }).doDownload(
        request,
        { destination, options, onCancel, callback, responseHandler: null },
        0,
      );
    });
  }
}

interface DownloadOptions {
  headers: object;
  cancellationToken: {
    createPromise<T>(
      run: (resolve: (value: T) => void, reject: (error: Error) => void, onCancel: unknown) => void,
    ): Promise<T>;
  };
}

export interface InstalledProgram {
  updates: Updates;
  /** The AppImage that runs. */
  appImage: string;
  /** Where fetched updates lie. */
  pendingDir: string;
  facts: UpdateFacts;
  happened: string[];
  log: string[];
  updatersMade: () => number;
  /** Called when Lookalike has ended its engine, right before the installer starts. */
  beforeInstaller: { do: () => void };
}

/** A Lookalike 1.0.0 as an AppImage in `dir`, with the real electron-updater, that asks `url` for releases. */
export function installProgram(dir: string, url: string): InstalledProgram {
  const resourcesDir = join(dir, 'resources');
  const cacheDir = join(dir, 'cache');
  const appImage = join(dir, 'programs', 'Lookalike.AppImage');
  for (const folder of [resourcesDir, cacheDir, join(dir, 'programs'), join(dir, 'user data')])
    mkdirSync(folder);
  writeFileSync(appImage, 'Lookalike 1.0.0');
  const config = join(resourcesDir, 'app-update.yml');
  writeFileSync(config, `provider: generic\nurl: ${url}\nupdaterCacheDirName: lookalike-updater\n`);
  const keyFile = join(resourcesDir, 'update-key.pub');
  writeFileSync(keyFile, updateKey);

  const happened: string[] = [];
  const log: string[] = [];
  const beforeInstaller = { do: () => undefined };
  let made = 0;
  const app = {
    ...{ version: '1.0.0', name: 'Lookalike', isPackaged: true, appUpdateConfigPath: config },
    ...{ userDataPath: join(dir, 'user data'), baseCachePath: cacheDir },
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => happened.push('quit'),
    onQuit: () => happened.push('waits to install at quit'),
  };
  const facts: UpdateFacts = {
    ...{
      isPackaged: true,
      isPortable: false,
      platform: 'linux',
      environment: { APPIMAGE: appImage },
      resourcesDir,
      keyFile,
    },
  };
  const updates = createUpdates({
    facts,
    loadUpdater: () => {
      made += 1;
      const updater = new AppImageUpdater(null, app);
      Reflect.set(updater, 'httpExecutor', new NodeExecutor());
      return Promise.resolve(updater);
    },
    prepareToQuit: () => {
      happened.push('engine ended');
      beforeInstaller.do();
      return Promise.resolve();
    },
    startAnew: () => happened.push('starts anew'),
    log: (line) => log.push(line),
  });
  const pendingDir = join(cacheDir, 'lookalike-updater', 'pending');
  return { updates, appImage, pendingDir, facts, happened, log, updatersMade: () => made, beforeInstaller };
}

/** The updater asks Electron to tell that it quits for an update; there is none here. */
export function standInForElectron(): void {
  const path = requireAsUpdater.resolve('electron');
  requireAsUpdater.cache[path] = {
    ...{ id: path, path, filename: path, loaded: true, exports: { autoUpdater: new EventEmitter() } },
  } as unknown as NodeJS.Module;
}
