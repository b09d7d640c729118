import { Tensor } from 'onnxruntime-node';
import { openSession, type SessionOptions } from './session.ts';

/** What a network makes of one picture. Each array owns its memory, so a worker can transfer it. */
export interface Embedding {
  /** Pooled backbone output, [featureDimensions]. Kept, so that a new head needs no pixels. */
  feature: Float32Array<ArrayBuffer>;
  /** Unit vector that search compares, [vectorDimensions]. */
  vector: Float32Array<ArrayBuffer>;
  /** Softmax over the classifier's labels, [classes]; null where the model has no classifier. */
  probabilities: Float32Array<ArrayBuffer> | null;
}

export interface Embedder {
  /** @param pictures RGB, each [inputSize, inputSize, 3], 0..255 */
  embed(pictures: readonly Uint8Array[]): Promise<Embedding[]>;
  close(): Promise<void>;
}

export interface EmbedderOptions extends SessionOptions {
  inputSize: number;
}

/** Throws CodedError 'network-not-loaded' where the runtime refuses the model. */
export async function createEmbedder(options: EmbedderOptions): Promise<Embedder> {
  const { inputSize } = options;
  const session = await openSession(options);
  return {
    embed: async (pictures) => {
      const pixels = new Tensor('uint8', joined(pictures), [pictures.length, inputSize, inputSize, 3]);
      const { feature, vector, probabilities } = await session.run({ pixels });
      const [features, vectors] = [rowsOf(feature), rowsOf(vector)];
      const chances = probabilities ? rowsOf(probabilities) : null;
      return pictures.map((_, index) => ({
        feature: rowAt(features, index),
        vector: rowAt(vectors, index),
        probabilities: chances && rowAt(chances, index),
      }));
    },
    close: () => session.release(),
  };
}

/** [n, inputSize, inputSize, 3] in one piece. */
function joined(pictures: readonly Uint8Array[]): Uint8Array {
  const [only] = pictures;
  if (only && pictures.length === 1) return only;
  const all = new Uint8Array(pictures.reduce((bytes, picture) => bytes + picture.byteLength, 0));
  let at = 0;
  for (const picture of pictures) {
    all.set(picture, at);
    at += picture.byteLength;
  }
  return all;
}

function rowsOf(tensor: Tensor | undefined): Float32Array[] {
  if (!(tensor?.data instanceof Float32Array)) throw new Error('the network gave no float32 output');
  const { data } = tensor;
  const width = data.length / (tensor.dims[0] ?? 1);
  return Array.from({ length: tensor.dims[0] ?? 0 }, (_, row) =>
    data.subarray(row * width, (row + 1) * width),
  );
}

/** A copy: the rows of one tensor share its memory. */
function rowAt(rows: Float32Array[] | undefined, index: number): Float32Array<ArrayBuffer> {
  const row = rows?.[index];
  if (!row) throw new Error('the network gave fewer rows than pictures');
  if (!row.every(Number.isFinite)) throw new Error('the network gave values that are no numbers');
  return new Float32Array(row);
}
