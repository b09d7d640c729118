import { Tensor } from 'onnxruntime-node';
import { openSession } from './session.ts';

/** A network that tells what it saw where, before it takes the mean of it. */
export interface PartNetwork {
  /**
   * @param pixels RGB [inputSize, inputSize, 3], 0..255
   * @returns the last images, [cells, channels], row by row; their mean over the cells is the picture's feature
   */
  look(pixels: Uint8Array): Promise<Float32Array<ArrayBuffer>>;
  close(): Promise<void>;
}

interface PartNetworkOptions {
  /** With the output `parts`, float32 [batch, channels, rows, columns]. */
  onnx: Uint8Array;
  inputSize: number;
  threads: number;
}

/** On the CPU, whatever embeds: two pictures are not worth a second copy of the model in a graphics card. */
export async function openPartNetwork({
  onnx,
  inputSize,
  threads,
}: PartNetworkOptions): Promise<PartNetwork> {
  const session = await openSession({ onnx, threads, provider: 'cpu' });
  return {
    look: async (pixels) => {
      const input = new Tensor('uint8', pixels, [1, inputSize, inputSize, 3]);
      const { parts } = await session.run({ pixels: input }, ['parts']);
      if (!(parts?.data instanceof Float32Array)) throw new Error('the network gave no parts');
      return channelsLast(parts.data, parts.dims[1] ?? 1);
    },
    close: () => session.release(),
  };
}

/** [channels, cells] -> [cells, channels] */
function channelsLast(images: Float32Array, channels: number): Float32Array<ArrayBuffer> {
  const cells = images.length / channels;
  const parts = new Float32Array(images.length);
  for (let channel = 0; channel < channels; channel++) {
    for (let cell = 0; cell < cells; cell++) {
      parts[cell * channels + channel] = images[channel * cells + cell] ?? 0;
    }
  }
  return parts;
}
