import { InferenceSession, Tensor } from 'onnxruntime-node';
import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';

/** What makes a model's vectors of stored features: no pixels, one matrix product. */
export interface Projector {
  /**
   * @param features [n, featureDimensions]
   * @returns unit vectors [n, vectorDimensions]
   */
  project(features: Float32Array, count: number): Promise<Float32Array>;
  close(): Promise<void>;
}

/**
 * @param onnx `feature` float32 [batch, featureDimensions] -> `vector` float32 [batch, vectorDimensions]
 * @throws CodedError 'network-not-loaded'
 */
export async function createProjector(onnx: Uint8Array): Promise<Projector> {
  const session = await InferenceSession.create(onnx, { logSeverityLevel: 3 }).catch((error: unknown) => {
    throw new CodedError(
      'network-not-loaded',
      `The model's head could not be loaded: ${errorMessage(error)}. Import or train the model again.`,
      { cause: error },
    );
  });
  return {
    project: async (features, count) => {
      const feature = new Tensor('float32', features, [count, features.length / count]);
      const { vector } = await session.run({ feature });
      if (!(vector?.data instanceof Float32Array)) throw new Error('the head gave no float32 output');
      return vector.data;
    },
    close: () => session.release(),
  };
}
