import { SvelteSet } from 'svelte/reactivity';
import type { CollectionId } from '../../src-shared/contract/ids.ts';
import type { Job } from '../../src-shared/contract/job.ts';
import type { TrainingLoss, TrainingPreset, TrainingRuntimeName } from '../../src-shared/contract/model.ts';
import type { Request } from '../../src-shared/contract/api.ts';
import type {
  DataCheck,
  LabelSource,
  TrainingRun,
  TrainingRuntime,
} from '../../src-shared/contract/training.ts';
import type { AppState } from './app.svelte.ts';
import { LabelPictures } from './label-pictures.ts';
import { Models } from './models.svelte.ts';

/** From photos to the comparison; the wizard asks about the first three. */
export type TeachStep = 'labels' | 'check' | 'method' | 'train' | 'compare';
type WizardStep = Extract<TeachStep, 'labels' | 'check' | 'method'>;

interface Checked {
  /** Of the source that was checked. */
  key: string;
  /** Null while it is under way, and where it failed. */
  result: DataCheck | null;
  error: unknown;
}

/** What a person chose in the wizard so far, and what goes on behind its screens. It outlives them, not the page. */
export class Teaching {
  step = $state<WizardStep>('labels');
  kind = $state<'folder' | 'collections' | 'tags'>('folder');
  folder = $state('');
  /** Whether the folder has no two sub-folders to tell apart. */
  hasTooFewFolders = $state(false);
  readonly collectionIds = new SvelteSet<CollectionId>();
  readonly tags = new SvelteSet<string>();
  checked = $state.raw<Checked | null>(null);

  preset = $state<TrainingPreset>('quick');
  runtime = $state<TrainingRuntimeName | ''>('');
  /** Empty: that of the model in use. */
  backbone = $state('');
  seed = $state<number | null>(1);
  loss = $state<TrainingLoss>('semi-hard');
  epochs = $state<number | null>(null);
  name = $state('');
  runtimes = $state.raw<readonly TrainingRuntime[] | null>(null);
  runtimesError = $state.raw<unknown>(null);

  /** Of the training under way: its stages, as far as this page heard of them. */
  job = $state.raw<Job | null>(null);
  readonly models: Models;
  readonly pictures: LabelPictures;
  readonly #app: AppState;

  constructor(app: AppState) {
    this.#app = app;
    this.models = new Models(app);
    this.pictures = new LabelPictures(app.engine);
    app.onEvent((event) => {
      if (event.type === 'job' && event.job.kind === 'train') this.job = event.job;
    });
  }

  readonly source: LabelSource | null = $derived.by(() => {
    if (this.kind === 'folder') {
      const folder = this.folder.trim();
      return folder === '' ? null : { kind: 'folder', folder };
    }
    if (this.kind === 'tags') return this.tags.size < 2 ? null : { kind: 'tags', tags: [...this.tags] };
    return this.collectionIds.size < 2
      ? null
      : { kind: 'collections', collectionIds: [...this.collectionIds] };
  });

  readonly request: Request<'training.start'> | null = $derived.by(() => {
    if (!this.source) return null;
    return {
      ...{ source: this.source, preset: this.preset, loss: this.loss, seed: this.seed ?? 1 },
      ...(this.runtime === '' ? {} : { runtime: this.runtime }),
      ...(this.backbone === '' ? {} : { backbone: this.backbone }),
      ...(this.epochs === null ? {} : { epochs: this.epochs }),
      ...(this.name.trim() === '' ? {} : { name: this.name.trim() }),
    };
  });

  get checkKey(): string {
    return JSON.stringify(this.source);
  }

  /** Looks at the labelled photos; what was found of the same ones is kept. */
  async check({ anew = false } = {}): Promise<void> {
    const { source, checkKey: key } = this;
    if (!source || (!anew && this.checked?.key === key && this.checked.error === null)) return;
    const underWay: Checked = { key, result: null, error: null };
    this.checked = underWay;
    if (anew) this.pictures.forget();
    try {
      const result = await this.#app.engine.call('training.check', { source, seed: this.seed ?? 1 });
      if (this.checked === underWay) this.checked = { ...underWay, result };
    } catch (error) {
      if (this.checked === underWay) this.checked = { ...underWay, error };
    }
  }

  async findRuntimes(): Promise<void> {
    this.runtimesError = null;
    try {
      this.runtimes = await this.#app.engine.call('training.runtimes', {});
    } catch (error) {
      this.runtimesError = error;
    }
  }

  /** Throws what the engine says of the request. */
  async start(): Promise<TrainingRun | null> {
    if (!this.request) return null;
    const run = await this.#app.engine.call('training.start', this.request);
    this.#app.training = run;
    this.step = 'labels';
    this.name = '';
    return run;
  }

  async pause(run: TrainingRun): Promise<void> {
    await this.#steer('training.pause', run);
  }

  async resume(run: TrainingRun): Promise<void> {
    await this.#steer('training.resume', run);
  }

  async cancel(run: TrainingRun): Promise<void> {
    await this.#steer('training.cancel', run);
  }

  async #steer(
    method: 'training.pause' | 'training.resume' | 'training.cancel',
    run: TrainingRun,
  ): Promise<void> {
    try {
      this.#app.training = await this.#app.engine.call(method, { runId: run.id });
    } catch (error) {
      this.#app.notices.error(error);
    }
  }
}

const known = new WeakMap<AppState, Teaching>();

/** Made when it is first asked for, so that nobody pays for it who never teaches. */
export function teachingOf(app: AppState): Teaching {
  const teaching = known.get(app) ?? new Teaching(app);
  known.set(app, teaching);
  return teaching;
}
