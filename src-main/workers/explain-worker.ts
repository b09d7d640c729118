import '../connections/connection-watch.ts';
import '../connections/connection-watch.ts';
import { parentPort } from 'node:worker_threads';
import { openPartNetwork } from '../embed/part-network.ts';
import { cellVectors } from '../explain/cell-vectors.ts';
import { explainPair, type PairExplanation } from '../explain/explain-pair.ts';
import { usualPicture } from '../explain/usual-picture.ts';
import { withParts } from '../network/with-parts.ts';
import { sampleFeatures } from '../store/sample-features.ts';
import type { ExplainSetup, FromExplain, PicturePair, ToExplain } from './explain-messages.ts';
import { toFailure } from './thread-failure.ts';

/** The mean of as many is known to a twentieth of their spread; reading them takes a few milliseconds. */
const SAMPLED_PHOTOS = 256;
/** One picture after the other: a person waits for both. */
const THREADS = 2;

type Explain = (pair: PicturePair) => Promise<PairExplanation>;

/** Thread entry: takes pairs of pictures apart, one after the other, each answered by its id. */
if (!parentPort) throw new Error('explain-worker.ts runs as a worker thread');
const port = parentPort;
const starting = Promise.withResolvers<Awaited<ReturnType<typeof start>>>();

// In turn, so that the network is never closed while it looks.
let turn = Promise.resolve();
port.on('message', (message: ToExplain) => {
  turn = turn.then(() => take(message));
});

async function take(message: ToExplain): Promise<void> {
  switch (message.type) {
    case 'setup':
      starting.resolve(start(message.setup));
      break;
    case 'pair':
      await answer(message.id, message.pair);
      break;
    case 'close':
      await starting.promise
        .then(({ close }) => close())
        .finally(() => {
          port.close();
        });
  }
}

async function start({ databasePath, model }: ExplainSetup) {
  const { backbone, inputSize, lastImages, projection } = model;
  const onnx = withParts(model.onnx, lastImages);
  const network = await openPartNetwork({ onnx, inputSize, threads: THREADS });
  const cells = lastImages.rows * lastImages.columns;
  const seen = async (pixels: Uint8Array) => cellVectors(await network.look(pixels), cells, projection);
  const explain: Explain = async ({ query, hit }) => {
    const usual = usualPicture(sampleFeatures(databasePath, backbone, SAMPLED_PHOTOS), projection);
    return explainPair(await seen(query), await seen(hit), usual);
  };
  return { explain, close: () => network.close() };
}

async function answer(id: number, pair: PicturePair): Promise<void> {
  const send = (message: FromExplain): void => {
    port.postMessage(message);
  };
  try {
    const { explain } = await starting.promise;
    send({ type: 'explanation', id, explanation: await explain(pair) });
  } catch (error) {
    send({ type: 'failure', id, failure: toFailure(error) });
  }
}
