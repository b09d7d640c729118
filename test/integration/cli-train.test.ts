import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelCard, ModelList, RetrievalFigures } from '../../src-shared/contract/model.ts';
import type { DataCheck } from '../../src-shared/contract/training.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { kindPicture, pictureKinds, writeLabelled } from '../pictures/labelled.ts';
import { type Finished, jsonOf, runCli, startCli } from './cli-program.ts';

interface Trained {
  run: number;
  model: string;
  before: RetrievalFigures;
  after: RetrievalFigures;
  epochs: number;
  seconds: number;
  verdict: 'better' | 'no-difference' | 'worse';
  adopted: boolean;
  report: string;
}

const perKind = 16;
let folder: Awaited<ReturnType<typeof makeTestFolder>>;
let [labelled, library] = ['', ''];
let trained: Finished;
const lookalike = (...typed: string[]) => runCli(typed, { library, cwd: folder.path });
const modelsOf = (finished: Finished) => jsonOf(finished) as ModelList;

beforeAll(async () => {
  folder = await makeTestFolder();
  labelled = join(folder.path, 'My Pictures');
  library = join(folder.path, 'library');
  await writeLabelled({ write: (name, bytes) => folder.write(`My Pictures/${name}`, bytes) }, perKind);
  await folder.write('My Pictures/lonely/one.jpg', await kindPicture('city', 99));
  await folder.write('My Pictures/boats/broken.jpg', 'no photo');
  trained = await lookalike(
    ...['train', 'My Pictures', '--runtime', 'wasm', '--epochs', '3', '--seed', '3'],
    ...['--report', 'report.html', '--json'],
  );
}, 240_000);
afterAll(() => folder[Symbol.asyncDispose]());

describe('train', () => {
  it('answers one line of JSON with the evidence', () => {
    expect(trained.stderr).not.toContain('lookalike:');
    expect(trained.exitCode).toBe(0);
    expect(trained.stdout.trimEnd().split('\n')).toHaveLength(1);
    const { before, after, ...rest } = jsonOf(trained) as Trained;
    expect(rest).toMatchObject({ model: 'my-pictures', adopted: false, runtime: { name: 'wasm' } });
    expect(rest.run).toBeGreaterThan(0);
    expect(rest.seconds).toBeGreaterThan(0);
    expect(rest.epochs).toBeGreaterThanOrEqual(1);
    expect(rest.epochs).toBeLessThanOrEqual(3);
    for (const { n, recallAt1, recallAt5, mapAtR } of [before, after]) {
      expect(n).toBeGreaterThanOrEqual(2 * pictureKinds.length);
      expect(recallAt1).toBeGreaterThan(0);
      expect(recallAt5).toBeGreaterThanOrEqual(recallAt1);
      expect(mapAtR).toBeLessThanOrEqual(1);
    }
  });

  it('tells on the way what the data check found, and of each epoch', () => {
    expect(trained.stderr).toContain('lonely, 1 photo');
    expect(trained.stderr).toContain('broken.jpg');
    expect(trained.stderr).toMatch(/^Epoch 1 of 3: loss \d+\.\d{4}.*recall@1 [\d.]+%/m);
    expect(trained.stderr).toMatch(/^Training with wasm on /m);
  });

  it('writes the report where it was told to', async () => {
    expect((jsonOf(trained) as Trained).report).toBe(join(folder.path, 'report.html'));
    expect(await readFile(join(folder.path, 'report.html'), 'utf8')).toContain('<svg');
  });

  it('checks the labelled photos without training', async () => {
    const checked = await lookalike('train', labelled, '--check', '--json');
    const check = jsonOf(checked) as DataCheck;
    expect(checked.exitCode).toBe(0);
    expect(check.classes.filter(({ train }) => train > 0).map(({ name }) => name)).toEqual(pictureKinds);
    expect(check.findings.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['unreadable', 'class-too-thin']),
    );
    const forPerson = await lookalike('train', labelled, '--check');
    expect(forPerson.stdout).toMatch(/^boats +\d+ +\d+ +\d+$/m);
  });

  it('says what is wrong, and leaves the models alone', async () => {
    await folder.write('flat/a.jpg', await readFile(join(labelled, 'city', 'city-0.jpg')));
    const flat = await lookalike('train', 'flat', '--json');
    expect(flat.exitCode).toBe(1);
    expect(jsonOf(flat)).toMatchObject({ error: { code: 'labels-missing' } });
    const nowhere = await lookalike('train', 'nowhere', '--json');
    expect(jsonOf(nowhere)).toMatchObject({ error: { code: 'folder-not-found' } });
    const unwritable = await lookalike('train', labelled, '--report', 'nowhere/report.html', '--json');
    expect(jsonOf(unwritable)).toMatchObject({ error: { code: 'report-not-writable' } });
    expect(modelsOf(await lookalike('models', '--json')).models).toHaveLength(2);
  });

  it.each([
    [['train'], "'train' needs labelled folder"],
    [['train', 'a', '--preset', 'fast'], '--preset takes quick, full, paper'],
    [['train', 'a', '--resume'], "leave out 'a'"],
    [['train', '--resume', '--seed', '2'], "leave out '--seed'"],
    [['train', '--resume', '--check'], 'leave out --resume'],
    [['models', 'adopt', 'No Name'], "takes a model's name"],
  ])('%j is bad usage', async (typed, message) => {
    const { exitCode, stderr } = await lookalike(...typed);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  it('pauses at Ctrl-C and goes on with --resume', async () => {
    const own = join(folder.path, 'interrupted');
    const cli = startCli(['train', labelled, '--runtime', 'wasm', '--epochs', '40', '--name', 'cut-off'], {
      library: own,
    });
    await cli.untilStderr(/^Epoch 1 of 40/m);
    cli.kill('SIGINT');
    const stopped = await cli.finished;
    expect(stopped).toMatchObject({ exitCode: 130, stdout: '' });
    expect(stopped.stderr).toContain('lookalike train --resume');

    const resumed = await runCli(['train', '--resume', '--json'], { library: own });
    expect(resumed.exitCode).toBe(0);
    expect(jsonOf(resumed)).toMatchObject({ model: 'cut-off' });
    const nothingLeft = await runCli(['train', '--resume', '--json'], { library: own });
    expect(jsonOf(nothingLeft)).toMatchObject({ error: { code: 'training-not-stopped' } });
  }, 180_000);
});

describe('models', () => {
  it('lists the trained one with its evidence, not in use', async () => {
    const list = modelsOf(await lookalike('models', '--json'));
    expect(list).toMatchObject({ active: 'efficientnet-lite0', previous: null });
    expect(list.models.find(({ name }) => name === 'my-pictures')).toMatchObject({
      ...{ active: false, kind: 'trained', training: { seed: 3, runtime: 'wasm' } },
    });
    const forPerson = await lookalike('models');
    expect(forPerson.stdout).toMatch(/^\* +efficientnet-lite0 /m);
    expect(forPerson.stdout).toMatch(/^ +my-pictures .*quick on efficientnet-lite0, recall@1/m);
  });

  it('changes over and back, and refuses to delete what is in use', async () => {
    const adopted = await lookalike('models', 'adopt', 'my-pictures', '--anyway', '--json');
    expect(modelsOf(adopted)).toMatchObject({ active: 'my-pictures', previous: 'efficientnet-lite0' });
    const refused = await lookalike('models', 'delete', 'my-pictures', '--json');
    expect(refused.exitCode).toBe(1);
    expect(jsonOf(refused)).toMatchObject({ error: { code: 'model-in-use' } });
    const back = await lookalike('models', 'rollback', '--json');
    expect(modelsOf(back)).toMatchObject({ active: 'efficientnet-lite0', previous: 'my-pictures' });
  });

  it('moves to another library as one file, and away', async () => {
    const exported = await lookalike('models', 'export', 'my-pictures', 'mine.safetensors', '--json');
    expect(exported.exitCode).toBe(0);
    expect(modelsOf(exported).active).toBe('efficientnet-lite0');
    const other = { library: join(folder.path, 'other'), cwd: folder.path };
    const imported = await runCli(['models', 'import', 'mine.safetensors', '--json'], other);
    expect((jsonOf(imported) as { model: ModelCard }).model).toMatchObject({
      name: 'my-pictures',
      active: false,
    });
    const deleted = await runCli(['models', 'delete', 'my-pictures', '--json'], other);
    expect(modelsOf(deleted).models.map(({ name }) => name)).toEqual(['efficientnet-lite0']);
    const unknown = await runCli(['models', 'export', 'my-pictures', 'again.safetensors', '--json'], other);
    expect(jsonOf(unknown)).toMatchObject({ error: { code: 'model-unknown' } });
  });
});
