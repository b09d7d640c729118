import type { AppUpdater } from 'electron-updater';
import { z } from 'zod';
import type { UpdateState } from '../../../../src-shared/contract/desktop.ts';
import type { Log } from '../../../serve/dispatch.ts';
import type { UpdateFacts } from './availability.ts';
import {
  checkReplaceable,
  checkSignature,
  type DownloadedUpdate,
  downloadUpdate,
} from './downloaded-update.ts';
import { startInstallation, tameUpdater } from './updater.ts';

export interface UpdateParts {
  facts: UpdateFacts;
  /** electron-updater is neither loaded nor made before a person wants to look. */
  loadUpdater(): Promise<AppUpdater>;
  /** Before the installer starts: ends the engine, and lets the new program be the only one. */
  prepareToQuit(): Promise<void>;
  /** The installer did not start after all, and the engine has ended. */
  startAnew(): void;
  log: Log;
}

const ReleaseVersion = z.string().regex(/^\d+\.\d+\.\d+[\w.+-]*$/);

type Progress = Omit<Extract<UpdateState, { state: 'downloading' }>, 'state' | 'version'>;

/** What is done with the updater, one step at a time; whose turn it is is known elsewhere. */
export function createUpdateSteps(parts: UpdateParts, onProgress: (progress: Progress) => void) {
  const { facts, log } = parts;
  let loading: Promise<AppUpdater> | undefined;
  const load = (): Promise<AppUpdater> => {
    loading ??= parts.loadUpdater().then((updater) => {
      tameUpdater(updater, log).on('download-progress', ({ transferred, total, bytesPerSecond }) => {
        const [doneBytes = 0, totalBytes = 0] = [transferred, total].map(wholeNumber);
        onProgress({ doneBytes, totalBytes, bytesPerSecond: wholeNumber(bytesPerSecond) });
      });
      return updater;
    });
    return loading;
  };

  return {
    look: async (): Promise<UpdateState> => {
      const found = await (await load()).checkForUpdates();
      if (!found?.isUpdateAvailable) return { state: 'idle', checkedAtMs: Date.now() };
      return { state: 'available', version: ReleaseVersion.parse(found.updateInfo.version) };
    },
    fetch: async (version: string): Promise<DownloadedUpdate> =>
      downloadUpdate(await load(), version, facts.keyFile),
    install: async (update: DownloadedUpdate): Promise<void> => {
      const updater = await load();
      await checkReplaceable(facts.environment);
      await checkSignature(updater, update, facts.keyFile);
      try {
        await parts.prepareToQuit();
        // Once more: ending the engine took a while, in which the file lay there for everybody to write to.
        await checkSignature(updater, update, facts.keyFile);
        startInstallation(updater);
      } catch (error) {
        parts.startAnew();
        throw error;
      }
    },
  };
}

const wholeNumber = (value: number): number => Math.max(0, Math.round(Number.isFinite(value) ? value : 0));
