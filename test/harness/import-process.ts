import { join } from 'node:path';
import { createEngine } from '../../src-main/engine.ts';
import { createDirectClient } from '../../src-main/serve/client.ts';

/**
 * Process entry, to be killed: `node import-process.ts <data folder> <photos>`. Imports the folder and tells its
 * parent, over IPC, each count of photos that the library has acknowledged, and the file that is being read.
 */
const [dataDir = '', photosDir = ''] = process.argv.slice(2);
const projectDir = join(import.meta.dirname, '..', '..');
const engine = await createEngine({
  dataDir,
  modelsDir: join(projectDir, 'models'),
  samplesDir: join(projectDir, 'resources', 'samples'),
  log: () => undefined,
});
const client = createDirectClient(engine);
await client['folders.add']({ path: photosDir });
const { id } = await client['import.start']({});

for (;;) {
  const job = await client['import.current']({});
  const { photos } = await client['library.status']({});
  process.send?.({ photos, current: job?.current ?? null });
  if (job?.id !== id || job.state !== 'running') break;
  await new Promise((resolve) => setTimeout(resolve, 20));
}
await engine.close();
if (process.connected) process.disconnect();
