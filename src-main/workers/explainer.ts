import type { PairExplanation } from '../explain/explain-pair.ts';
import type { ExplainModel, PicturePair } from './explain-messages.ts';
import { type ExplainThread, startExplainThread } from './explain-thread.ts';

/** Somebody who asks once asks of the next hit too; after a minute the model is no longer worth its memory. */
const REST_AFTER_MS = 60_000;

/** Explains with any model. Its thread starts with the first question and rests when no more come. */
export function createExplainer(databasePath: string, restAfterMs = REST_AFTER_MS) {
  let current: { modelName: string; thread: ExplainThread } | null = null;
  let timer: NodeJS.Timeout | undefined;
  let asked = 0;
  const leaving = new Set<Promise<void>>();

  const rest = (): void => {
    clearTimeout(timer);
    if (!current) return;
    const gone = current.thread.close();
    current = null;
    leaving.add(gone);
    void gone.finally(() => leaving.delete(gone));
  };
  const restLater = (): void => {
    clearTimeout(timer);
    timer = setTimeout(rest, restAfterMs);
    timer.unref();
  };
  const threadFor = (model: ExplainModel): ExplainThread => {
    clearTimeout(timer);
    if (current?.modelName === model.name && current.thread.alive) return current.thread;
    rest();
    const thread = startExplainThread({ databasePath, model });
    current = { modelName: model.name, thread };
    return thread;
  };

  /** One that failed is not asked again. */
  const ask = async (thread: ExplainThread, pair: PicturePair): Promise<PairExplanation> => {
    try {
      return await thread.explain(pair);
    } catch (error) {
      if (current?.thread === thread) rest();
      throw error;
    }
  };

  return {
    /**
     * @param looking the pictures, which may still be decoded while the thread starts
     * @throws CodedError 'network-not-loaded', 'explain-stopped', and what `looking` throws
     */
    explain: async (model: ExplainModel, looking: Promise<PicturePair>): Promise<PairExplanation> => {
      asked++;
      try {
        const thread = threadFor(model);
        return await ask(thread, await looking);
      } finally {
        asked--;
        if (asked === 0) restLater();
      }
    },
    close: async (): Promise<void> => {
      rest();
      await Promise.all(leaving);
    },
  };
}

export type Explainer = ReturnType<typeof createExplainer>;
