import { readFile } from 'node:fs/promises';
import type { RunId } from '../../src-shared/contract/ids.ts';
import type { TrainingRuntimeName } from '../../src-shared/contract/model.ts';
import { type LabelTag, SampleSearches, type TrainingRuntime } from '../../src-shared/contract/training.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { RunFolder } from '../pipeline/training/run-folder.ts';
import type { Trainings } from '../pipeline/training/trainings.ts';
import type { MethodsOf } from './methods.ts';

interface TrainingParts {
  trainings: Trainings;
  folderOf: (runId: RunId) => RunFolder;
  runtimes: () => Promise<TrainingRuntime[]>;
  tags: () => LabelTag[];
  /** JPEG of a picture file, at most so large. */
  render: (path: string, maxSide: number) => Promise<Uint8Array>;
}

/** About 5 kB each: enough to see what is wrong with a photo. */
const PICTURE_SIDE = 192;

export function trainingMethods(parts: TrainingParts): MethodsOf<'training'> {
  const { trainings, tags } = parts;
  const runtimes = createRuntimes(parts.runtimes);
  const finished = (runId: RunId): RunFolder => {
    if (trainings.get(runId)?.state === 'done') return parts.folderOf(runId);
    throw new CodedError('report-missing', 'This training has no report: it did not come to its end.');
  };
  return {
    'training.check': (request) => trainings.check(request),
    'training.start': (request) => trainings.start(request),
    // A throw inside `async` becomes a rejection, as callers expect.
    'training.pause': async ({ runId }) => Promise.resolve(trainings.pause(runId)),
    'training.resume': async ({ runId }) => Promise.resolve(trainings.resume(runId)),
    'training.cancel': ({ runId }) => trainings.cancel(runId),
    'training.current': () => Promise.resolve(trainings.current()),
    'training.runs': ({ limit }) => Promise.resolve(trainings.runs(limit)),
    'training.report': async ({ runId }) => {
      const { htmlPath, csvPath } = finished(runId);
      return { htmlPath, csvPath, html: await readReport(htmlPath) };
    },
    'training.searches': async ({ runId }) => {
      const { searchesPath } = finished(runId);
      return SampleSearches.parse(JSON.parse(await readReport(searchesPath)));
    },
    'training.tags': async () => Promise.resolve(tags()),
    'training.pictures': async ({ paths }) => {
      const rendered = await Promise.allSettled(paths.map((path) => parts.render(path, PICTURE_SIDE)));
      return {
        pictures: rendered.map((result) =>
          result.status === 'fulfilled' ? Buffer.from(result.value).toString('base64') : null,
        ),
      };
    },
    'training.runtimes': runtimes.probe,
    'training.estimate': async (request) =>
      trainings.estimate(request, await runtimes.choose(request.runtime)),
  };
}

/** What there is to train on. To try it takes seconds, so an estimate goes by what the last try showed. */
function createRuntimes(probe: () => Promise<TrainingRuntime[]>) {
  let last: Promise<TrainingRuntime[]> | null = null;
  const probeAnew = () => {
    const probing = probe();
    last = probing;
    probing.catch(() => {
      if (last === probing) last = null;
    });
    return probing;
  };
  return {
    probe: probeAnew,
    /** @throws CodedError 'runtime-not-usable' */
    choose: async (wanted: TrainingRuntimeName | undefined): Promise<TrainingRuntime> => {
      const all = await (last ?? probeAnew());
      const chosen = all.find(({ name, usable }) => (wanted === undefined ? usable : name === wanted));
      if (chosen?.usable) return chosen;
      const detail = chosen?.detail ?? 'Nothing to train with works here.';
      throw new CodedError('runtime-not-usable', `Training cannot run here. ${detail}`);
    },
  };
}

async function readReport(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw new CodedError('report-missing', 'The report of this training is not there any more.', {
      path,
      cause: error,
    });
  });
}
