import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';
import { report, reportSkipped } from './measurement.ts';

const PHOTOS = 5_000;
const DISTINCT = 50;

/** The most memory that the whole process ever had, while it imports 5,000 photos of 2 to 12 megapixels. */
await using folder = await makeTestFolder();
for (let seed = 0; seed < DISTINCT; seed++) {
  // As many small ones as a collection has; every tenth is as large as a camera makes it.
  const size = seed % 10 === 0 ? { width: 4_000, height: 3_000 } : { width: 1_600, height: 1_200 };
  const bytes = await photoPicture(seed, size);
  for (let copy = 0; copy < PHOTOS / DISTINCT; copy++) {
    const content = Buffer.concat([bytes, Buffer.from(`${seed}/${copy}`)]);
    await folder.write(`${seed}/${copy}.jpg`, content);
  }
}

const dataDir = mkdtempSync(join(tmpdir(), 'lookalike-memory-'));
const startedAtMs = performance.now();
const child = fork(join(import.meta.dirname, '..', 'harness', 'import-process.ts'), [dataDir, folder.path]);
let peakMegabytes = 0;
let photos = 0;
child.on('message', (progress: { photos: number }) => {
  ({ photos } = progress);
  peakMegabytes = Math.max(peakMegabytes, highWaterMark(child.pid ?? 0));
});
await new Promise((resolve) => child.once('exit', resolve));
const seconds = (performance.now() - startedAtMs) / 1000;
rmSync(dataDir, { recursive: true });
if (photos !== PHOTOS) throw new Error(`${photos} of ${PHOTOS} photos were imported`);

const name = 'peak memory while importing 5,000 photos';
if (peakMegabytes === 0) reportSkipped(name, 'the peak is read from /proc, which only Linux has');
else {
  const peer = 'peak resident set of the whole process (VmHWM)';
  report({ name, value: peakMegabytes, unit: 'MB', target: '< 700', peer });
}
report({
  name: 'import of 5,000 photos, nine in ten of 2 megapixels',
  value: PHOTOS / seconds,
  unit: 'photos/s',
  target: '',
  peer: '',
});

/** Most memory that a process ever had resident, in MB; 0 where the system does not tell. */
function highWaterMark(pid: number): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}
