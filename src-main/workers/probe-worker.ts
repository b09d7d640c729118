import { createEmbedder } from '../embed/embedder.ts';
import { openParentLine } from './parent-line.ts';

/**
 * Process entry: loads a model on one execution provider, runs it once and says so. A provider whose native
 * libraries are missing takes only this process down.
 */
const line = openParentLine();
line.onMessage((message) => {
  const { onnx, inputSize, provider } = message as { onnx: Uint8Array; inputSize: number; provider: string };
  void probe(onnx, inputSize, provider);
});

async function probe(onnx: Uint8Array, inputSize: number, provider: string): Promise<void> {
  const embedder = await createEmbedder({ onnx, inputSize, threads: 1, provider });
  await embedder.embed([new Uint8Array(inputSize * inputSize * 3)]);
  line.end('usable');
}
