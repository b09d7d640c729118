import type { Folder } from '../../../src-shared/contract/folder.ts';
import { errorMessage } from '../../../src-shared/domain/coded-error.ts';
import { formatOfName } from '../../../src-shared/domain/photo-format.ts';
import type { ChangedPath } from '../../scan/changed-path.ts';
import type { FolderEvent, FolderWatch, WatchListener } from '../../watch/watch-folder.ts';

/** What watching needs of the machine. */
export interface WatchStages {
  /** Throws a CodedError that says why the folder cannot be watched. */
  watch: (path: string, listener: WatchListener) => Promise<FolderWatch>;
  /** Null where the folder cannot be reached. */
  identity: (path: string) => Promise<string | null>;
  isOnNetworkDrive: (path: string) => Promise<boolean>;
  isFolder: (path: string) => Promise<boolean>;
  /** Says what a scan of the folder would make of a path in it. */
  judge: (root: string, exclude: readonly string[]) => (path: string) => ChangedPath;
  /** Whether the library knows files below this path. */
  holdsFilesBelow: (path: string) => boolean;
}

/** So many events at once are more than some systems keep: folders that appeared among them may be unwatched. */
const FLOOD = 8_000;

const LOOKED_AT_INTERVALS = 'It is looked through every 15 minutes, and when Lookalike starts.';

/** Watches one folder, and notices when the drive it is on is taken away or comes back. */
export class FolderWatcher {
  state: Folder['watch'] = { state: 'on', detail: null };
  readonly #stages: WatchStages;
  readonly #root: string;
  readonly #judge: (path: string) => ChangedPath;
  readonly #onChange: () => void;
  readonly #isChangeKnown: () => boolean;
  #identity: string | null = null;
  #watch: FolderWatch | null = null;
  /** One step after the other: opening and closing take their time. */
  #turn: Promise<void> = Promise.resolve();
  #isClosed = false;
  #events = 0;

  /**
   * @param listener `onChange`: a scan may find something. `isChangeKnown`: it was told, and nobody has looked yet.
   */
  constructor(
    stages: WatchStages,
    folder: Pick<Folder, 'path' | 'exclude'>,
    listener: { onChange: () => void; isChangeKnown: () => boolean },
  ) {
    this.#stages = stages;
    this.#root = folder.path;
    this.#judge = stages.judge(folder.path, folder.exclude);
    this.#onChange = () => {
      if (!this.#isClosed) listener.onChange();
    };
    this.#isChangeKnown = listener.isChangeKnown;
    void this.#next(() => this.#open());
  }

  /** Whether changes are missed, some or all. */
  get needsLooks(): boolean {
    return this.state.detail !== null && this.#identity !== null;
  }

  /** Compares with what was there at the last look. */
  checkRoot(): Promise<void> {
    return this.#next(async () => {
      const identity = await this.#stages.identity(this.#root);
      if (identity === this.#identity) return;
      await this.#renew();
      this.#onChange();
    });
  }

  /** Settles once all steps so far are done. */
  settled(): Promise<void> {
    return this.#turn;
  }

  close(): Promise<void> {
    this.#isClosed = true;
    return this.#next(() => this.#let());
  }

  #next(step: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(step);
    return this.#turn;
  }

  async #open(): Promise<void> {
    if (this.#isClosed) return;
    this.#identity = await this.#stages.identity(this.#root);
    if (this.#identity === null) {
      this.state = { state: 'off', detail: 'The folder cannot be reached.' };
      return;
    }
    try {
      this.#watch = await this.#stages.watch(this.#root, {
        onEvents: (events) => void this.#take(events),
        onFailure: (error) => {
          this.#fail(error);
        },
      });
      const isShared = await this.#stages.isOnNetworkDrive(this.#root);
      const detail = `On a network drive, changes made by other computers are not told. ${LOOKED_AT_INTERVALS}`;
      this.state = { state: 'on', detail: isShared ? detail : null };
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.state = { state: 'failed', detail: `${errorMessage(error)} ${LOOKED_AT_INTERVALS}` };
    this.#onChange();
  }

  async #renew(): Promise<void> {
    await this.#let();
    await this.#open();
  }

  async #let(): Promise<void> {
    const watch = this.#watch;
    this.#watch = null;
    await watch?.close();
  }

  async #take(events: readonly FolderEvent[]): Promise<void> {
    this.#events += events.length;
    const isFlood = this.#events >= FLOOD;
    if (isFlood || (await this.#findsFolder(events))) {
      this.#events = 0;
      await this.#next(() => this.#renew());
      this.#onChange();
    } else if (events.some((event) => this.#matters(event))) this.#onChange();
  }

  /** What is inside a folder that appeared may not be watched yet. */
  async #findsFolder(events: readonly FolderEvent[]): Promise<boolean> {
    for (const { type, path } of events) {
      // By the name first: ten thousand photos may arrive at once.
      if (type !== 'create' || formatOfName(path) !== undefined) continue;
      if (this.#judge(path) === 'nothing') continue;
      if (await this.#stages.isFolder(path)) return true;
    }
    return false;
  }

  #matters({ type, path }: FolderEvent): boolean {
    // Another thousand photos in a folder that is looked through anyway need no second thought.
    if (this.#isChangeKnown()) return true;
    const kind = this.#judge(path);
    return kind === 'photo' || (kind === 'perhaps-folder' && type === 'delete' && this.#heldFiles(path));
  }

  #heldFiles(path: string): boolean {
    return path === this.#root || this.#stages.holdsFilesBelow(path);
  }
}
