import { basename } from 'node:path';
import type { AppUpdater } from 'electron-updater';
import { z } from 'zod';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import type { Log } from '../../../serve/dispatch.ts';

/** The updater of this platform, with Electron around it. Loaded only when somebody wants to look for an update. */
export async function loadUpdater(platform: NodeJS.Platform): Promise<AppUpdater> {
  const { AppImageUpdater, NsisUpdater } = await import('electron-updater');
  return platform === 'win32' ? new NsisUpdater() : new AppImageUpdater();
}

/** Takes from the updater whatever it would do by itself, and what it would tell about this machine. */
export function tameUpdater(updater: AppUpdater, log: Log): AppUpdater {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  // Such an installer is small and fetches the program from elsewhere, past the signature.
  updater.disableWebInstaller = true;
  updater.logger = {
    info: () => undefined,
    warn: (line) => {
      log(`updates: ${String(line)}`);
    },
    error: (line) => {
      log(`updates: ${String(line)}`);
    },
  };
  stayAnonymous(updater);
  return updater;
}

const stagingHeader = 'x-user-staging-id';

/**
 * electron-updater numbers each installation, keeps the number in a file and sends it with every question, for
 * releases that only some people get. We have none of these, and it has no option, so both places are closed by hand;
 * a test with the real updater looks at what arrives at the server.
 */
function stayAnonymous(updater: AppUpdater): void {
  updater.isUserWithinRollout = () => true;
  Reflect.set(updater, 'stagingUserIdPromise', { value: Promise.resolve('') });
  Reflect.set(updater, 'computeFinalHeaders', (headers: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => name !== stagingHeader)),
  );
}

interface ReleaseFile {
  url: URL;
  info: { size?: number };
}

const isFunction = (value: unknown): boolean => typeof value === 'function';
/** Where the release that was found lies. Not public in electron-updater, so looked at before it is used. */
const Found = z.object({
  info: z.looseObject({ version: z.string() }),
  provider: z.custom<{
    resolveFiles(info: unknown): ReleaseFile[];
    httpRequest(url: URL): Promise<string | null>;
  }>((value) => {
    const provider = value as Record<string, unknown> | null;
    return isFunction(provider?.['resolveFiles']) && isFunction(provider?.['httpRequest']);
  }),
});

const foundRelease = (updater: AppUpdater) => Found.parse(Reflect.get(updater, 'updateInfoAndProvider'));

/**
 * Reads `<file>.sig` from beside the file in the release, through the updater's own source. Null where the release
 * has no such signature, or no file of that name.
 */
export async function fetchSignature(updater: AppUpdater, path: string): Promise<string | null> {
  const { info, provider } = foundRelease(updater);
  const file = provider
    .resolveFiles(info)
    .find(({ url }) => basename(decodeURIComponent(url.pathname)) === basename(path));
  if (!file) return null;

  const beside = new URL(file.url);
  beside.pathname += '.sig';
  try {
    return await provider.httpRequest(beside);
  } catch (error) {
    if (httpStatus(error) === 404) return null;
    throw error;
  }
}

export function httpStatus(error: unknown): number | null {
  const status = z.object({ statusCode: z.int() }).safeParse(error);
  return status.success ? status.data.statusCode : null;
}

/** Forgets what was downloaded, so that nothing can install it and the next download begins anew. */
export async function forgetDownload(updater: AppUpdater): Promise<void> {
  const helper = Reflect.get(updater, 'downloadedUpdateHelper') as { clear(): Promise<void> } | null;
  await helper?.clear();
}

/** Starts the installation. What goes wrong at once the updater only tells as an event. */
export function startInstallation(updater: AppUpdater): void {
  let failure: Error | undefined;
  const note = (error: Error) => {
    failure ??= error;
  };
  updater.on('error', note);
  try {
    // Without questions, and Lookalike opens again afterwards.
    updater.quitAndInstall(true, true);
  } finally {
    updater.off('error', note);
  }
  if (failure) {
    throw new CodedError(
      'update-install-failed',
      `The update could not be installed: ${failure.message} Download the new version by hand and install it over this one.`,
      { cause: failure },
    );
  }
}
