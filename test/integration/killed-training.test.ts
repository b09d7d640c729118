import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../src-main/engine.ts';
import { readTensors } from '../../src-main/network/read-tensors.ts';
import { createDirectClient } from '../../src-main/serve/client.ts';
import type { TrainingRun } from '../../src-shared/contract/training.ts';
import { untilOver } from '../harness/training-watch.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { writeLabelled } from '../pictures/labelled.ts';

const projectDir = join(import.meta.dirname, '..', '..');
const EPOCHS = 8;

let folder: Awaited<ReturnType<typeof makeTestFolder>>;
let whole: { run: TrainingRun; weights: number[] };

interface Told {
  state: string;
  epochs: number;
  isChecked: boolean;
}

beforeAll(async () => {
  folder = await makeTestFolder();
  const write = (name: string, bytes: Uint8Array) => folder.write(`things/${name}`, bytes);
  await writeLabelled({ write }, 20, ['boats', 'city', 'forest']);
  await killWhen('whole', ({ state }) => state === 'done');
  whole = await finish('whole');
}, 120_000);
afterAll(() => folder[Symbol.asyncDispose]());

const dataDir = (name: string) => join(folder.path, `library-${name}`);

/** Starts a training in a process of its own and kills that when it is so. */
async function killWhen(name: string, isSo: (told: Told) => boolean): Promise<void> {
  mkdirSync(dataDir(name));
  const child = fork(join(projectDir, 'test', 'harness', 'training-process.ts'), [
    ...[dataDir(name), join(folder.path, 'things'), String(EPOCHS)],
  ]);
  child.on('message', (told: Told) => {
    if (isSo(told)) child.kill('SIGKILL');
  });
  await once(child, 'exit');
}

/** What the next start makes of it. */
async function finish(name: string): Promise<{ run: TrainingRun; weights: number[] }> {
  const engine = await createEngine({
    ...{ dataDir: dataDir(name), modelsDir: join(projectDir, 'models'), resumeImport: true },
    samplesDir: join(projectDir, 'resources', 'samples'),
    log: () => undefined,
  });
  try {
    const run = await untilOver(createDirectClient(engine));
    const { tensors } = await readTensors(join(dataDir(name), 'models', 'things.safetensors'));
    return { run, weights: [...tensors.values()].flatMap(({ values }) => [...values]) };
  } finally {
    await engine.close();
  }
}

const lossesOf = ({ epochs }: TrainingRun) => epochs.map(({ epoch, loss, mapAtR }) => [epoch, loss, mapAtR]);

describe('a training whose process is killed', () => {
  it.each<[string, (told: Told) => boolean]>([
    ['while it looks at photos', ({ state }) => state === 'running'],
    ['after its photos are checked', ({ isChecked }) => isChecked],
    ['after its first epoch', ({ epochs }) => epochs >= 1],
    ['in a late epoch', ({ epochs }) => epochs >= EPOCHS - 2],
  ])(
    '%s goes on with the next start and gives the same weights',
    async (name, isSo) => {
      await killWhen(name, isSo);
      const { run, weights } = await finish(name);
      expect(run).toMatchObject({ state: 'done', model: 'things', error: null });
      expect(lossesOf(run)).toEqual(lossesOf(whole.run));
      expect(weights).toEqual(whole.weights);
      expect(run.comparison).toEqual(whole.run.comparison);
    },
    60_000,
  );
});
