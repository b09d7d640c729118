import type { ModelCard, ModelList, TrainingCard } from '../../src-shared/contract/model.ts';
import type { TrainingRun } from '../../src-shared/contract/training.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { Model } from '../network/load-model.ts';
import type { Adoptions } from '../pipeline/adoptions.ts';
import type { Downloads } from '../pipeline/downloads.ts';
import type { Trainings } from '../pipeline/training/trainings.ts';
import type { Library } from '../store/library.ts';
import type { MethodsOf } from './methods.ts';

/** Trainings among which one that waits to go on is looked for. */
const LATEST_RUNS = 100;

interface ModelParts {
  library: Library;
  adoptions: Adoptions;
  downloads: Downloads;
  trainings: Pick<Trainings, 'runs'>;
  /** Name of the model that answers now. */
  activeName: () => string;
  list: () => Promise<Model[]>;
  importFile: (path: string, unverified: boolean) => Promise<Model>;
  exportFile: (name: string, path: string) => Promise<{ path: string; bytes: number; sha256: string }>;
  deleteFile: (name: string) => Promise<void>;
}

export function modelMethods(parts: ModelParts): MethodsOf<'models'> {
  const { adoptions, downloads, library } = parts;
  const withActive = (model: Model): ModelCard => ({ ...model, active: model.name === parts.activeName() });
  const cards = async (): Promise<ModelCard[]> => (await parts.list()).map(withActive);
  const cardOf = async (name: string): Promise<ModelCard> => {
    const all = await cards();
    const card = all.find((candidate) => candidate.name === name);
    if (card) return card;
    const names = all.map((candidate) => `'${candidate.name}'`).join(', ');
    throw new CodedError('model-unknown', `There is no model '${name}'. Choose one of these: ${names}.`);
  };
  const list = async (): Promise<ModelList> => {
    const models = await cards();
    const previous = library.modelChoice.previous();
    const isThere = models.some(({ name }) => name === previous);
    return { active: parts.activeName(), previous: isThere ? previous : null, models };
  };

  return {
    'models.list': list,
    'models.adopt': async ({ name, anyway }) => {
      const card = await cardOf(name);
      if (card.active) throw new CodedError('model-already-active', `'${name}' is the model in use already.`);
      if (!anyway && card.training) refuseUnlessBetter(name, card.training, parts.activeName());
      return adoptions.start(name);
    },
    'models.rollback': async () => {
      const { previous } = await list();
      if (previous === null) {
        throw new CodedError('nothing-to-roll-back', 'No other model was in use before this one.');
      }
      return adoptions.start(previous);
    },
    'models.adoption': () => Promise.resolve(adoptions.current()),
    'models.cancelAdoption': ({ jobId }) => adoptions.cancel(jobId),
    'models.delete': async ({ name }) => {
      const all = await cards();
      // None of a damaged file; only its name is known.
      const card = all.find((candidate) => candidate.name === name);
      if (card) refuseWhileBuiltOn(card, all);
      refuseWhileInUse(name, [parts.activeName(), adoptions.underWay()]);
      refuseWhileLearning(name, parts.trainings.runs(LATEST_RUNS));
      await parts.deleteFile(name);
      library.features.forgetVectors(name);
      if (!card || card.backbone === name) library.features.forgetFeatures(name);
      if (library.modelChoice.previous() === name) library.modelChoice.forgetPrevious();
      if (library.modelChoice.active() === name) library.modelChoice.forgetActive();
      return list();
    },
    'models.export': async ({ name, path }) => {
      await cardOf(name);
      return parts.exportFile(name, path);
    },
    'models.import': async ({ path, unverified }) => ({
      model: withActive(await parts.importFile(path, unverified)),
    }),
    'models.download': async ({ unverified }) => Promise.resolve(downloads.start(unverified)),
    'models.downloading': () => Promise.resolve(downloads.current()),
    'models.cancelDownload': ({ jobId }) => downloads.cancel(jobId),
  };
}

/** A model that nothing was measured of (one that was installed, say) is the person's own choice. */
function refuseUnlessBetter(name: string, { comparedWith, comparison }: TrainingCard, inUse: string): void {
  const { before, after, verdict } = comparison;
  if (verdict !== 'better') {
    const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
    throw new CodedError(
      'model-not-better',
      `'${name}' was not shown to be better (${verdict}: recall@1 ${percent(before.recallAt1)} before, ` +
        `${percent(after.recallAt1)} after, on ${after.n} held-out photos). Keep the model in use, or adopt it anyway.`,
    );
  }
  if (comparedWith === inUse) return;
  throw new CodedError(
    'compared-with-another',
    `'${name}' was shown to be better than '${comparedWith}', but '${inUse}' is in use now, and whether it is ` +
      `better than that nobody knows. Train it again to find out, or adopt it anyway.`,
  );
}

function refuseWhileBuiltOn(card: ModelCard, all: readonly ModelCard[]): void {
  if (card.kind === 'bundled') {
    throw new CodedError('model-bundled', `'${card.name}' comes with Lookalike and stays.`);
  }
  const built = all.find(({ name, backbone }) => backbone === card.name && name !== card.name);
  if (!built) return;
  throw new CodedError('model-in-use', `'${built.name}' is built on '${card.name}'. Delete that one first.`);
}

function refuseWhileInUse(name: string, inUse: readonly (string | null)[]): void {
  if (!inUse.includes(name)) return;
  throw new CodedError('model-in-use', `'${name}' is in use. Adopt another model first.`);
}

function refuseWhileLearning(name: string, runs: readonly TrainingRun[]): void {
  const isLearning = runs.some((run) => ['running', 'paused'].includes(run.state) && run.backbone === name);
  if (!isLearning) return;
  throw new CodedError(
    'model-in-use',
    `A training that is not over starts from '${name}'. Wait for it, or cancel it first.`,
    { transient: true },
  );
}
