import type { Method, Output, Request } from '../../src-shared/contract/api.ts';
import type { Job } from '../../src-shared/contract/job.ts';
import type { ModelCard, ModelList } from '../../src-shared/contract/model.ts';
import type { TrainingRun } from '../../src-shared/contract/training.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { text } from '../text/text.ts';
import type { AppState } from './app.svelte.ts';
import { Refresher } from './refresher.ts';

const listedRuns = 100;

/** The models there are, and what is being done with them: adopting one, downloading one. */
export class Models {
  list = $state.raw<ModelList | null>(null);
  runs = $state.raw<readonly TrainingRun[] | null>(null);
  error = $state.raw<unknown>(null);
  /** The last one, whatever became of it. */
  adoption = $state.raw<Job | null>(null);
  download = $state.raw<Job | null>(null);
  readonly isAdopting = $derived(this.adoption?.state === 'running' || this.adoption?.state === 'paused');
  readonly isDownloading = $derived(this.download?.state === 'running');
  readonly hasBit = $derived(this.list?.models.some(({ name }) => name === 'bit-m-r50x1') ?? false);

  readonly #app: AppState;
  readonly #lists = new Refresher(() => this.#load(), 300);
  /** The model that this page asked to adopt: that can be taken back. */
  #asked: string | null = null;

  constructor(app: AppState) {
    this.#app = app;
    app.onEvent((event) => {
      if (event.type === 'training' && event.run.state !== 'running') this.refresh();
      if (event.type !== 'job') return;
      if (event.job.kind === 'adopt') this.#applyAdoption(event.job);
      if (event.job.kind === 'download') this.#applyDownload(event.job);
    });
  }

  /** Asks for everything anew. */
  refresh(): void {
    this.#lists.request();
  }

  cardOf(name: string | null): ModelCard | undefined {
    return this.list?.models.find((model) => model.name === name);
  }

  /** @throws CodedError 'model-not-better' and the like, for a person to decide */
  async adopt(name: string, anyway: boolean): Promise<void> {
    this.#asked = name;
    this.#begun(await this.#app.engine.call('models.adopt', { name, anyway }));
  }

  async rollBack(): Promise<void> {
    const job = await this.#try('models.rollback', {});
    if (job) this.#begun(job);
  }

  async cancelAdoption(): Promise<void> {
    if (!this.adoption) return;
    const job = await this.#try('models.cancelAdoption', { jobId: this.adoption.id });
    if (job) this.adoption = job;
  }

  async startDownload(): Promise<void> {
    const job = await this.#try('models.download', { unverified: true });
    if (job && job.id !== this.download?.id) this.#applyDownload(job);
  }

  async cancelDownload(): Promise<void> {
    if (!this.download) return;
    const job = await this.#try('models.cancelDownload', { jobId: this.download.id });
    if (job) this.#applyDownload(job);
  }

  /** Its events may have come before the reply, the one of its end too. */
  #begun(job: Job): void {
    if (job.id !== this.adoption?.id) this.#applyAdoption(job);
  }

  #applyAdoption(job: Job): void {
    const isNews = job.id !== this.adoption?.id || job.state !== this.adoption.state;
    this.adoption = job;
    if (!isNews || job.state === 'running') return;
    this.refresh();
    const name = job.current ?? '';
    if (job.state === 'failed' && job.error) {
      this.#app.notices.error(new CodedError(job.error.code, job.error.message));
    }
    if (job.state !== 'done' || !isSwitch(job)) return;
    if (this.#asked === name) {
      this.#app.undo.did(text.teach.models.adopted(name), () => this.#takeBack());
    } else this.#app.notices.info(text.teach.models.adopted(name));
    this.#asked = null;
  }

  async #takeBack(): Promise<void> {
    this.#begun(await this.#app.engine.call('models.rollback', {}));
  }

  #applyDownload(job: Job): void {
    const isNews = job.id !== this.download?.id || job.state !== this.download.state;
    this.download = job;
    if (!isNews || job.state === 'running') return;
    this.refresh();
    if (job.state === 'done') this.#app.notices.info(text.teach.models.downloaded);
    if (job.state === 'failed' && job.error) {
      this.#app.notices.error(new CodedError(job.error.code, job.error.message));
    }
  }

  async #load(): Promise<void> {
    const { engine } = this.#app;
    try {
      const [list, runs, adoption, download] = await Promise.all([
        engine.call('models.list', {}),
        engine.call('training.runs', { limit: listedRuns }),
        engine.call('models.adoption', {}),
        engine.call('models.downloading', {}),
      ]);
      this.list = list;
      this.runs = runs;
      this.adoption = adoption;
      this.download = download;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  async #try<M extends Method>(method: M, input: Request<M>): Promise<Output<M> | undefined> {
    try {
      return await this.#app.engine.call(method, input);
    } catch (error) {
      this.#app.notices.error(error);
      return undefined;
    }
  }
}

/** One that brings photos up to the model in use has no index to switch to. */
const isSwitch = ({ stages }: Job): boolean => stages.some(({ name }) => name === 'index');
