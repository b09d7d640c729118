import { fork } from 'node:child_process';
import { join } from 'node:path';
import { openTemporaryEngine } from '../harness/temporary-engine.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';
import { median, report } from './measurement.ts';

const PHOTOS = 384;
const DISTINCT = 12;
const ROUNDS = 3;
const modelsDir = join(import.meta.dirname, '..', '..', 'models');

/** Import of 12-megapixel JPEGs, scan to index, over a bare loop of the same sharp call and the same ONNX session. */
await using folder = await makeTestFolder();
const paths: string[] = [];
for (let seed = 0; seed < DISTINCT; seed++) {
  const bytes = await photoPicture(seed, { width: 4_000, height: 3_000 });
  // A few bytes behind the end of a JPEG change its content, not its picture: each file is a photo of its own.
  for (let copy = 0; copy < PHOTOS / DISTINCT; copy++) {
    paths.push(await folder.write(`${seed}-${copy}.jpg`, Buffer.concat([bytes, Buffer.from([copy])])));
  }
}

const ratios: number[] = [];
const rates: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const bareSeconds = await runBareLoop();
  const importSeconds = await runImport();
  ratios.push(bareSeconds / importSeconds);
  rates.push(PHOTOS / importSeconds);
}
report({
  name: 'import of 12-megapixel JPEGs',
  value: median(rates),
  unit: 'photos/s',
  target: '',
  peer: '',
});
report({
  name: 'import rate over a bare loop',
  value: median(ratios),
  unit: 'ratio',
  target: '>= 0.85',
  peer: 'same sharp call and ONNX session, no library, threads or thumbnails on disk',
});

function runBareLoop(): Promise<number> {
  const child = fork(join(import.meta.dirname, 'bare-loop.ts'));
  child.send({ paths, modelsDir });
  return new Promise((resolve, reject) => {
    child.once('message', (seconds: number) => {
      resolve(seconds);
    });
    child.once('exit', () => {
      reject(new Error('the bare loop ended without an answer'));
    });
  });
}

/** Everything an import does, from the request to the last photo being searchable; its threads start within. */
async function runImport(): Promise<number> {
  const library = await openTemporaryEngine();
  try {
    await library.client['folders.add']({ path: folder.path });
    const startedAtMs = performance.now();
    const job = await library.importAll();
    const seconds = (performance.now() - startedAtMs) / 1000;
    if (job.state !== 'done' || job.counts.added !== PHOTOS) throw new Error(JSON.stringify(job));
    return seconds;
  } finally {
    await library.close();
  }
}
