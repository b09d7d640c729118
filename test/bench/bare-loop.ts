import '../../src-main/workers/thread-pool-size.ts';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { loadModel } from '../../src-main/network/load-model.ts';

/** Short side of the thumbnail, as decode makes it. */
const THUMBNAIL_SIDE = 320;

/**
 * Process entry: the least that an import has to do, with nothing around it. Reads each file named in the
 * parent's message, decodes it once with the same sharp call, makes the same thumbnail and network input, and runs the same ONNX
 * session; all cores busy, nothing kept. Answers with the seconds it took.
 */
process.once('message', (message) => {
  const { paths, modelsDir } = message as { paths: string[]; modelsDir: string };
  void run(paths, modelsDir);
});

async function run(paths: string[], modelsDir: string): Promise<void> {
  sharp.cache(false);
  sharp.concurrency(1);
  const { onnx, inputSize } = await loadModel({ bundledDir: modelsDir, installedDir: modelsDir });
  const session = await InferenceSession.create(onnx, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const look = async (path: string): Promise<void> => {
    const { data, info } = await sharp(await readFile(path))
      .autoOrient()
      .resize({ width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, fit: 'outside' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    await sharp(data, { raw }).jpeg({ quality: 80 }).toBuffer();
    const input = await sharp(data, { raw })
      .resize({ width: inputSize, height: inputSize, fit: 'cover' })
      .raw()
      .toBuffer();
    const pixels = new Tensor('uint8', input, [1, inputSize, inputSize, 3]);
    await session.run({ pixels });
  };

  await look(paths[0] ?? '');
  const startedAtMs = performance.now();
  const remaining = paths.values();
  const lane = async (): Promise<void> => {
    for (const path of remaining) await look(path);
  };
  await Promise.all(Array.from({ length: availableParallelism() * 3 }, lane));
  process.send?.((performance.now() - startedAtMs) / 1000, () => process.exit(0));
}
