import type { AppUpdater } from 'electron-updater';
import { z } from 'zod';
import type { UpdateState } from '../../../../src-shared/contract/desktop.ts';
import { CodedError, errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import type { Log } from '../../../serve/dispatch.ts';
import { Subscribers } from '../engine/subscribers.ts';
import { findUpdateObstacle, type UpdateFacts } from './availability.ts';
import {
  checkReplaceable,
  checkSignature,
  type DownloadedUpdate,
  downloadUpdate,
} from './downloaded-update.ts';
import { describeFailure } from './update-failure.ts';
import { startInstallation, tameUpdater } from './updater.ts';

export interface Updates {
  readonly state: UpdateState;
  onChange(listener: (state: UpdateState) => void): () => void;
  /** Asks once; answers when the answer is there. */
  check(): Promise<UpdateState>;
  /** Begins and answers at once; how it goes on is told by `onChange`. */
  download(): Promise<UpdateState>;
  /** Ends the program, unless the file is not the one that was checked. */
  install(): Promise<void>;
}

export interface UpdateParts {
  facts: UpdateFacts;
  /** electron-updater is neither loaded nor made before a person wants to look. */
  loadUpdater(): Promise<AppUpdater>;
  /** Before the installer starts: ends the engine, and lets the new program be the only one. */
  prepareToQuit(): Promise<void>;
  /** The installer did not start after all: the program has to go on, or to start anew. */
  stay(): void;
  log: Log;
}

const ReleaseVersion = z.string().regex(/^\d+\.\d+\.\d+[\w.+-]*$/);

/** Updates of the program: looked for, fetched and installed only when a person says so, each by itself. */
export function createUpdates(parts: UpdateParts): Updates {
  const { facts, log } = parts;
  const listeners = new Subscribers<UpdateState>();
  const obstacle = findUpdateObstacle(facts);
  let state: UpdateState =
    obstacle === null ? { state: 'idle', checkedAtMs: null } : { state: 'unavailable', reason: obstacle };
  let loading: Promise<AppUpdater> | undefined;
  let downloaded: DownloadedUpdate | undefined;
  let isInstalling = false;

  const become = (next: UpdateState): UpdateState => {
    state = next;
    listeners.tell(next);
    return next;
  };
  const fail = (error: unknown): UpdateState => {
    const { code, message } = describeFailure(error);
    log(`updates: ${code}: ${errorMessage(error)}`);
    return become({ state: 'failed', code, message });
  };
  const load = (): Promise<AppUpdater> => {
    loading ??= parts.loadUpdater().then((updater) => {
      tameUpdater(updater, log).on('download-progress', ({ transferred, total, bytesPerSecond }) => {
        if (state.state !== 'downloading') return;
        const [doneBytes = 0, totalBytes = 0] = [transferred, total].map(wholeNumber);
        become({ ...state, doneBytes, totalBytes, bytesPerSecond: wholeNumber(bytesPerSecond) });
      });
      return updater;
    });
    return loading;
  };

  async function look(): Promise<UpdateState> {
    const found = await (await load()).checkForUpdates();
    if (!found?.isUpdateAvailable) return { state: 'idle', checkedAtMs: Date.now() };
    return { state: 'available', version: ReleaseVersion.parse(found.updateInfo.version) };
  }

  async function fetch(version: string): Promise<UpdateState> {
    downloaded = await downloadUpdate(await load(), version, facts.keyFile);
    return { state: 'ready', version };
  }

  async function install(update: DownloadedUpdate): Promise<void> {
    const updater = await load();
    await checkReplaceable(facts.environment);
    await checkSignature(updater, update, facts.keyFile);
    try {
      await parts.prepareToQuit();
      // Once more: ending the engine took a while, in which the file lay there for everybody to write to.
      await checkSignature(updater, update, facts.keyFile);
      startInstallation(updater);
    } catch (error) {
      parts.stay();
      throw error;
    }
  }

  return {
    get state() {
      return state;
    },
    onChange: (listener) => listeners.add(listener),
    async check() {
      if (!['idle', 'available', 'failed'].includes(state.state)) return state;
      become({ state: 'checking' });
      return look().then(become, fail);
    },
    download() {
      if (state.state === 'downloading' || state.state === 'ready') return Promise.resolve(state);
      if (state.state !== 'available') {
        return Promise.reject(
          new CodedError('update-not-found', 'There is no update to download. Look for one first.'),
        );
      }
      const { version } = state;
      const begun = become({ state: 'downloading', version, doneBytes: 0, totalBytes: 0, bytesPerSecond: 0 });
      void fetch(version).then(become, fail);
      return Promise.resolve(begun);
    },
    async install() {
      if (state.state !== 'ready' || !downloaded) {
        throw new CodedError(
          'update-not-ready',
          'There is no update to install. Look for one and download it first.',
        );
      }
      if (isInstalling) return;
      isInstalling = true;
      try {
        await install(downloaded);
      } catch (error) {
        isInstalling = false;
        fail(error);
        throw error;
      }
    },
  };
}

const wholeNumber = (value: number): number => Math.max(0, Math.round(Number.isFinite(value) ? value : 0));
