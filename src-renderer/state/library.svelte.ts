import type { Method, Output, Request } from '../../src-shared/contract/api.ts';
import type { EngineEvent } from '../../src-shared/contract/events.ts';
import type { Folder } from '../../src-shared/contract/folder.ts';
import type { FileId, FolderId, JobId } from '../../src-shared/contract/ids.ts';
import type { Job } from '../../src-shared/contract/job.ts';
import type { LibraryStatus } from '../../src-shared/contract/library.ts';
import type { PhotoFacets } from '../../src-shared/contract/photo.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { Engine } from '../client/engine.ts';
import { text } from '../text/text.ts';
import type { Notices } from './notices.svelte.ts';
import { Refresher } from './refresher.ts';

/** Watched folders are looked through often; what is over before anybody could read of it would only flicker. */
const untoldSeconds = 3;

/** What is in the library and how its import is doing, kept up to date by the engine's events. */
export class Library {
  status = $state.raw<LibraryStatus | null>(null);
  folders = $state.raw<readonly Folder[]>([]);
  facets = $state.raw<PhotoFacets | null>(null);
  /** The last import, whatever became of it. */
  job = $state.raw<Job | null>(null);
  readonly isReading = $derived(this.job?.state === 'running');
  readonly isUnfinished = $derived(this.job?.state === 'running' || this.job?.state === 'paused');

  readonly #engine: Engine;
  readonly #notices: Notices;
  readonly #lists: Refresher;
  /** Folders added while an import ran that does not know of them. */
  #waiting: readonly FolderId[] = [];
  /** The import that a person asked for on this page; others tell of themselves only where they matter. */
  #askedId = $state<JobId | null>(null);
  /** Whether the import under way is worth being shown on every screen. */
  readonly isTold = $derived(
    this.isUnfinished &&
      (!this.isReading || this.job?.id === this.#askedId || (this.job?.seconds ?? 0) >= untoldSeconds),
  );

  constructor(engine: Engine, notices: Notices) {
    this.#engine = engine;
    this.#notices = notices;
    this.#lists = new Refresher(() => this.#loadLists(), 300);
  }

  /** Asks for everything anew, after the line to the engine opened. */
  async refresh(): Promise<void> {
    this.#lists.request();
    const [status, job] = await Promise.all([
      this.#try('library.status', {}),
      this.#try('import.current', {}),
    ]);
    if (status) this.status = status;
    if (job !== undefined) this.job = job;
  }

  apply(event: EngineEvent): void {
    if (event.type === 'library') {
      this.#lists.request();
      this.status = event.status;
    } else if (event.type === 'job' && event.job.kind === 'import') {
      const wasReading = this.isReading && this.job?.id === event.job.id;
      this.job = event.job;
      if (wasReading) this.#tellEnd(event.job);
      if (!this.isUnfinished) this.#readWaiting();
    }
  }

  /** Throws what the engine says of the path. */
  async addFolder(path: string, exclude: string[]): Promise<Folder> {
    const folder = await this.#engine.call('folders.add', { path, exclude });
    this.folders = [...this.folders.filter(({ id }) => id !== folder.id), folder];
    await this.read([folder.id]);
    return folder;
  }

  async addSamples(): Promise<Folder | undefined> {
    const added = await this.#try('samples.add', {});
    if (!added) return undefined;
    this.#take(added.job);
    await this.refresh();
    return added.folder;
  }

  /** @returns whether it is gone */
  async removeFolder(folderId: FolderId): Promise<boolean> {
    const answer = await this.#try('folders.remove', { folderId });
    await this.refresh();
    return answer !== undefined;
  }

  /** @returns whether they were taken over */
  async setExclusions(folderId: FolderId, exclude: string[]): Promise<boolean> {
    if (!(await this.#try('folders.update', { folderId, exclude }))) return false;
    await this.read([folderId]);
    return true;
  }

  /** Reads new and changed photos of these folders, or of all. */
  async read(folderIds?: FolderId[]): Promise<void> {
    const runningId = this.isUnfinished ? this.job?.id : undefined;
    const job = await this.#try('import.start', folderIds ? { folderIds } : {});
    if (!job) return;
    this.#take(job);
    if (job.id === runningId) this.#waiting = [...this.#waiting, ...(folderIds ?? [])];
  }

  async pause(): Promise<void> {
    await this.#steer('import.pause');
  }

  async resume(): Promise<void> {
    await this.#steer('import.resume');
  }

  async cancel(): Promise<void> {
    this.#waiting = [];
    await this.#steer('import.cancel');
  }

  /** Without `fileIds`: every failed file. */
  async retry(fileIds?: FileId[]): Promise<void> {
    const job = await this.#try('import.retry', fileIds ? { fileIds } : {});
    if (job) this.#take(job);
  }

  async #steer(method: 'import.pause' | 'import.resume' | 'import.cancel'): Promise<void> {
    if (!this.job) return;
    const job = await this.#try(method, { jobId: this.job.id });
    if (job) this.#take(job);
  }

  /** One that a person asked for. */
  #take(job: Job): void {
    this.job = job;
    this.#askedId = job.id;
  }

  #tellEnd({ id, state, counts, error }: Job): void {
    const isNews = id === this.#askedId || Object.values(counts).some((count) => count > 0);
    if (state === 'done' && isNews) this.#notices.info(text.import.finished(counts));
    if (state === 'failed' && error) this.#notices.error(new CodedError(error.code, error.message));
  }

  #readWaiting(): void {
    const folderIds = [...this.#waiting];
    this.#waiting = [];
    if (folderIds.length > 0) void this.read(folderIds);
  }

  async #loadLists(): Promise<void> {
    const [folders, facets] = await Promise.all([
      this.#try('folders.list', {}),
      this.#try('photos.facets', {}),
    ]);
    if (folders) this.folders = folders;
    if (facets) this.facets = facets;
  }

  async #try<M extends Method>(method: M, input: Request<M>): Promise<Output<M> | undefined> {
    try {
      return await this.#engine.call(method, input);
    } catch (error) {
      this.#notices.error(error);
      return undefined;
    }
  }
}
