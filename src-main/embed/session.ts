import { InferenceSession } from 'onnxruntime-node';
import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';

export interface SessionOptions {
  /** The model as ONNX bytes: `pixels` in; `feature`, `vector` and maybe `probabilities` out. */
  onnx: Uint8Array;
  /** CPU threads of one run. One per worker fills the cores better than several on one picture. */
  threads: number;
  /** Execution provider that was probed and found usable; CPU stands behind it as the floor. */
  provider: string;
}

/** Throws CodedError 'network-not-loaded' where the runtime refuses the model. */
export async function openSession({ onnx, threads, provider }: SessionOptions): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(onnx, {
      executionProviders: provider === 'cpu' ? ['cpu'] : [provider, 'cpu'],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      // Threads that spin while they wait take the cores away from decoding.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
      logSeverityLevel: 3,
    });
  } catch (error) {
    throw new CodedError(
      'network-not-loaded',
      `The network could not be loaded on ${provider}: ${errorMessage(error)}. Run "lookalike doctor" to see what is missing.`,
      { cause: error },
    );
  }
}
