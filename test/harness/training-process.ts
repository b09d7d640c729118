import { join } from 'node:path';
import { createEngine } from '../../src-main/engine.ts';
import { createDirectClient } from '../../src-main/serve/client.ts';

/**
 * Process entry, to be killed: `node training-process.ts <data folder> <labelled folder> <epochs>`. Trains on wasm and
 * tells its parent, over IPC, how far it is.
 */
const [dataDir = '', folder = '', epochs = ''] = process.argv.slice(2);
const projectDir = join(import.meta.dirname, '..', '..');
const engine = await createEngine({
  dataDir,
  modelsDir: join(projectDir, 'models'),
  samplesDir: join(projectDir, 'resources', 'samples'),
  log: () => undefined,
});
engine.onEvent((event) => {
  if (event.type !== 'training') return;
  const { state, epochs: done, check } = event.run;
  process.send?.({ state, epochs: done.length, isChecked: check !== null });
});
await createDirectClient(engine)['training.start']({
  ...{ source: { kind: 'folder', folder }, runtime: 'wasm', epochs: Number(epochs), seed: 9 },
});
