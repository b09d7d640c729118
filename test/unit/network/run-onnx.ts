import { InferenceSession, Tensor } from 'onnxruntime-node';

/** The values of every output by name, each for the whole batch. */
export type Outputs = Readonly<Record<string, Float32Array>>;

/** Runs models one picture or one batch at a time, on one core, as a worker does. */
export async function openOnnx(onnx: Uint8Array, size: number) {
  const session = await InferenceSession.create(onnx, { intraOpNumThreads: 1 });
  return {
    session,
    close: () => session.release(),
    run: async (...pictures: readonly Uint8Array[]): Promise<Outputs> => {
      const pixels = new Tensor('uint8', Buffer.concat(pictures), [pictures.length, size, size, 3]);
      const outputs = await session.run({ pixels });
      return Object.fromEntries(
        Object.entries(outputs).map(([name, tensor]) => [name, tensor.data as Float32Array]),
      );
    },
  };
}
