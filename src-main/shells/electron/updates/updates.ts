import type { UpdateState } from '../../../../src-shared/contract/desktop.ts';
import { CodedError, errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import { Subscribers } from '../subscribers.ts';
import { findUpdateObstacle } from './availability.ts';
import type { DownloadedUpdate } from './downloaded-update.ts';
import { describeFailure } from './update-failure.ts';
import { createUpdateSteps, type UpdateParts } from './update-steps.ts';

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

/** Updates of the program: looked for, fetched and installed only when a person says so, each by itself. */
export function createUpdates(parts: UpdateParts): Updates {
  const listeners = new Subscribers<UpdateState>();
  const obstacle = findUpdateObstacle(parts.facts);
  let state: UpdateState =
    obstacle === null ? { state: 'idle', checkedAtMs: null } : { state: 'unavailable', reason: obstacle };
  let downloaded: DownloadedUpdate | undefined;
  let isInstalling = false;

  const become = (next: UpdateState): UpdateState => {
    state = next;
    listeners.tell(next);
    return next;
  };
  const fail = (error: unknown): UpdateState => {
    const { code, message } = describeFailure(error);
    parts.log(`updates: ${code}: ${errorMessage(error)}`);
    return become({ state: 'failed', code, message });
  };
  const steps = createUpdateSteps(parts, (progress) => {
    if (state.state === 'downloading') become({ ...state, ...progress });
  });
  const fetch = async (version: string): Promise<UpdateState> => {
    downloaded = await steps.fetch(version);
    return { state: 'ready', version };
  };

  return {
    get state() {
      return state;
    },
    onChange: (listener) => listeners.add(listener),
    async check() {
      if (!['idle', 'available', 'failed'].includes(state.state)) return state;
      become({ state: 'checking' });
      return steps.look().then(become, fail);
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
        await steps.install(downloaded);
      } catch (error) {
        isInstalling = false;
        fail(error);
        throw error;
      }
    },
  };
}
