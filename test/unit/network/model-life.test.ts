import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deleteModelFile } from '../../../src-main/network/delete-model.ts';
import { exportModel } from '../../../src-main/network/export-model.ts';
import { importModel } from '../../../src-main/network/import-model.ts';
import { listModels, loadModel } from '../../../src-main/network/load-model.ts';
import { loadTensors } from '../../../src-main/network/load-tensors.ts';
import { saveModel } from '../../../src-main/network/save-model.ts';
import { BUNDLED, headDefinition, headTensors, makePlaces, saveHead, saveWhole } from './own-models.ts';
import { openOnnx } from './run-onnx.ts';
import { drawPicture } from './synthetic-pictures.ts';

let here: ReturnType<typeof makePlaces>;
let elsewhere: ReturnType<typeof makePlaces>;

beforeEach(() => {
  [here, elsewhere] = [makePlaces(), makePlaces()];
});

afterEach(() => {
  here.remove();
  elsewhere.remove();
});

const coded = (code: string, message = /./) =>
  expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error;

const names = async (places: typeof here) => (await listModels(places)).map(({ name }) => name);
const checked = { unverified: false };

describe('a model that was saved', () => {
  it('is listed behind the bundled one, with its card', async () => {
    await saveHead(here, 'my-flowers');
    const [bundled, mine, ...others] = await listModels(here);
    expect(others).toEqual([]);
    expect(bundled).toMatchObject({ name: BUNDLED, kind: 'bundled' });
    expect(mine).toMatchObject({
      ...{ name: 'my-flowers', kind: 'trained', backbone: BUNDLED, inputSize: 224 },
      ...{ featureDimensions: 1280, vectorDimensions: 4, createdAtMs: 1_700_000_000_000 },
    });
    expect(mine?.bytes).toBe(readFileSync(join(here.installedDir, 'my-flowers.safetensors')).byteLength);
  });

  it.each([
    ['as a head on the bundled backbone', saveHead, BUNDLED],
    ['with all weights inside', saveWhole, 'mine'],
  ])('gives vectors that its projection makes of the feature, %s', async (_how, save, backbone) => {
    await save(here, 'mine');
    const model = await loadModel(here, 'mine');
    expect(model).toMatchObject({ backbone, score: { nearness: 2 } });
    const bundled = await loadModel(here);
    const { run: runBundled } = await openOnnx(bundled.onnx, bundled.inputSize);
    const { run } = await openOnnx(model.onnx, model.inputSize);
    const pixels = drawPicture('gradient-colours');
    const { feature, vector, probabilities } = await run(pixels);
    const expected = await runBundled(pixels);
    // A head on the bundled network leaves that its classifier; one that trained the network itself has none.
    expect(model.labels).toEqual(backbone === BUNDLED ? bundled.labels : []);
    expect(probabilities).toEqual(backbone === BUNDLED ? expected['probabilities'] : undefined);

    const { weight, bias } = model.projection!;
    const projected = [...bias.values].map((start, row) =>
      feature!.reduce((sum, value, column) => sum + value * weight.values[row * 1280 + column]!, start),
    );
    const length = Math.hypot(...projected);
    projected.forEach((value, row) => {
      expect(vector![row]).toBeCloseTo(value / length, 4);
    });
    const original = expected['feature']!;
    feature!.forEach((value, at) => {
      expect(value).toBeCloseTo(original[at]!, 4);
    });
  });

  it('is not overwritten by another of its name', async () => {
    const path = await saveHead(here, 'mine');
    const before = readFileSync(path);
    await expect(saveHead(here, 'mine', 2)).rejects.toThrow(coded('model-exists', /another name/));
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('can be loaded from a folder of its own before it is one of the models', async () => {
    await saveModel(elsewhere.dir, await headDefinition('candidate'), headTensors());
    const model = await loadModel({ ...here, installedDir: elsewhere.dir }, 'candidate');
    expect(model).toMatchObject({ name: 'candidate', backbone: BUNDLED, vectorDimensions: 4 });
    expect(await names(here)).toEqual([BUNDLED]);
  });

  it.each<[string, (tensors: ReturnType<typeof headTensors>) => void, RegExp]>([
    ['a tensor missing', (tensors) => tensors.delete('projection.bias'), /'projection.bias' is missing/],
    [
      'a tensor of another shape',
      (tensors) => tensors.set('projection.bias', { shape: [3], values: new Float32Array(3) }),
      /'projection.bias' is \[3\] where the network has \[4\]/,
    ],
    [
      'a tensor too many',
      (tensors) => tensors.set('photo', { shape: [1], values: new Float32Array(1) }),
      /'photo' is none of this network/,
    ],
    [
      'a weight that is no number',
      (tensors) => (tensors.get('projection.weight')!.values[77] = NaN),
      /'projection.weight' holds what is no number/,
    ],
  ])('is refused with %s', async (_what, spoil, message) => {
    const tensors = headTensors();
    spoil(tensors);
    const saving = saveModel(here.installedDir, await headDefinition('mine'), tensors);
    await expect(saving).rejects.toThrow(coded('weights-damaged', message));
    expect(readdirSync(here.installedDir)).toEqual([]);
  });
});

it('a description that could not be read again is not written', async () => {
  const definition = await headDefinition('A Name With Blanks');
  await expect(saveModel(here.installedDir, definition, headTensors())).rejects.toThrow(/small letters/);
  expect(readdirSync(here.installedDir)).toEqual([]);
});

describe('what a training starts from', () => {
  it('are the weights of the backbone alone, with the hash that a head names', async () => {
    await saveHead(here, 'mine');
    const bundled = await loadTensors(here, BUNDLED);
    const ofHead = await loadTensors(here, 'mine');
    expect([...bundled.weights.keys()].filter((name) => /classifier|projection/.test(name))).toEqual([]);
    expect(ofHead.backbone).toEqual({ name: BUNDLED, sha256: (await loadModel(here)).weightsSha256 });
    expect([...ofHead.weights]).toEqual([...bundled.weights]);
  });

  it('may itself have been trained', async () => {
    await saveWhole(here, 'whole');
    const { backbone, weights } = await loadTensors(here, 'whole');
    expect([...weights.keys()].some((name) => name.startsWith('projection'))).toBe(false);
    await saveModel(here.installedDir, await headDefinition('on-top', { backbone }), headTensors(5));
    expect(await loadModel(here, 'on-top')).toMatchObject({ backbone: 'whole' });
  });
});

describe('export and import', () => {
  it('carry a model to another machine, which finds nothing changed', async () => {
    await saveHead(here, 'mine');
    const path = join(here.dir, 'to carry.lookalike');
    writeFileSync(`${path}.part`, 'something of theirs');
    const exported = await exportModel(here, 'mine', path);
    const bytes = readFileSync(path);
    expect(exported).toEqual({
      ...{ path, bytes: bytes.byteLength },
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(bytes.toString('latin1')).not.toContain(here.dir);

    const model = await importModel(elsewhere, path, checked);
    expect(model).toEqual((await listModels(here))[1]);
    const [there, original] = [await loadModel(elsewhere, 'mine'), await loadModel(here, 'mine')];
    expect(Buffer.from(there.onnx).equals(original.onnx)).toBe(true);
    expect(readdirSync(elsewhere.installedDir)).toEqual(['mine.safetensors']);
    expect(readFileSync(`${path}.part`, 'utf8')).toBe('something of theirs');
  });

  it('replaces an older export, and nothing else that lies there', async () => {
    await saveHead(here, 'mine');
    await saveHead(here, 'other', 2);
    const path = join(here.dir, 'holiday.jpg');
    writeFileSync(path, 'a photo');
    await expect(exportModel(here, 'mine', path)).rejects.toThrow(coded('file-exists', /another name/));
    expect(readFileSync(path, 'utf8')).toBe('a photo');
    await expect(exportModel(here, 'mine', here.dir)).rejects.toThrow(coded('file-exists'));

    const again = join(here.dir, 'again.lookalike');
    await exportModel(here, 'other', again);
    await exportModel(here, 'mine', again);
    expect(await importModel(elsewhere, again, checked)).toMatchObject({ name: 'mine' });
    expect(readdirSync(here.dir).sort()).toEqual(['again.lookalike', 'holiday.jpg', 'models']);
  });

  it('refuses places where an export would take that of something Lookalike needs', async () => {
    const own = await saveHead(here, 'mine');
    await saveHead(here, 'other', 2);
    const before = readFileSync(own);
    const link = join(here.dir, 'link');
    symlinkSync(here.installedDir, link, 'junction');
    for (const path of [own, join(link, 'mine.safetensors'), join(here.installedDir, 'new')]) {
      await expect(exportModel(here, 'other', path)).rejects.toThrow(coded('export-refused', /outside/));
    }
    await expect(exportModel(here, 'other', join(here.dir, 'x'), [here.dir])).rejects.toThrow(
      coded('export-refused'),
    );
    expect(readFileSync(own).equals(before)).toBe(true);
    expect(readdirSync(here.dir).sort()).toEqual(['link', 'models']);
  });

  it('gives back the model that is here already', async () => {
    const path = await saveHead(here, 'mine');
    await saveHead(elsewhere, 'mine');
    expect(await importModel(elsewhere, path, checked)).toMatchObject({ name: 'mine' });
    expect(await names(elsewhere)).toEqual([BUNDLED, 'mine']);
  });

  it('calls another of the same name by the next free one, once', async () => {
    const path = await saveHead(here, 'mine', 2);
    await saveHead(elsewhere, 'mine', 1);
    expect(await importModel(elsewhere, path, checked)).toMatchObject({ name: 'mine-2' });
    expect(await importModel(elsewhere, path, checked)).toMatchObject({ name: 'mine-2' });
    expect(await names(elsewhere)).toEqual([BUNDLED, 'mine', 'mine-2']);
    expect(await loadModel(elsewhere, 'mine-2')).toMatchObject({ name: 'mine-2' });
  });

  it('never takes the name of a model that comes with Lookalike', async () => {
    const path = await saveHead(here, BUNDLED);
    expect(await importModel(elsewhere, path, checked)).toMatchObject({ name: `${BUNDLED}-2` });
    const lines: string[] = [];
    await listModels(here, (line) => lines.push(line));
    expect(lines).toEqual([expect.stringMatching(/left out.*comes with Lookalike/)]);
    expect((await loadModel(here, BUNDLED)).kind).toBe('bundled');
  });

  it('finds a backbone by its weights, whatever it is called here', async () => {
    await saveWhole(here, 'whole', 1);
    const { backbone } = await loadTensors(here, 'whole');
    const head = await saveModel(
      here.installedDir,
      await headDefinition('head', { backbone }),
      headTensors(),
    );
    const refused = importModel(elsewhere, head.path, checked);
    await expect(refused).rejects.toThrow(
      coded('backbone-missing', /'whole' .* is not here.*import it first/),
    );
    await saveWhole(elsewhere, 'whole', 2);
    await expect(importModel(elsewhere, head.path, checked)).rejects.toThrow(
      coded('backbone-missing', /'whole' that is here has other weights/),
    );
    await importModel(elsewhere, join(here.installedDir, 'whole.safetensors'), checked);
    expect(await importModel(elsewhere, head.path, checked)).toMatchObject({ backbone: 'whole-2' });
    expect(await loadModel(elsewhere, 'head')).toMatchObject({ backbone: 'whole-2', vectorDimensions: 4 });
  });

  it('says how to get BiT where a head needs it', async () => {
    const backbone = { name: 'bit-m-r50x1', sha256: 'ab'.repeat(32) };
    const { path } = await saveModel(here.dir, await headDefinition('mine', { backbone }), headTensors());
    await expect(importModel(here, path, checked)).rejects.toThrow(
      coded('backbone-missing', /Download BiT-M R50x1, or import BiT-M-R50x1.npz/),
    );
  });

  it('does not hand out what everybody has, or nobody', async () => {
    await expect(exportModel(here, BUNDLED, join(here.dir, 'x'))).rejects.toThrow(coded('model-bundled'));
    await expect(exportModel(here, 'none', join(here.dir, 'x'))).rejects.toThrow(
      coded('model-unknown', /no model 'none'.*efficientnet/),
    );
    await expect(exportModel(here, '../../secret', join(here.dir, 'x'))).rejects.toThrow(
      coded('model-unknown'),
    );
  });

  it.each([
    ['an empty file', ''],
    ['a text', 'hello, I am no model'],
    ['a picture', '\u00ff\u00d8\u00ff\u00e0 JFIF and so on'],
  ])('does not take %s for a model', async (_what, content) => {
    const path = join(here.dir, 'something');
    writeFileSync(path, content, 'latin1');
    await expect(importModel(here, path, checked)).rejects.toThrow(coded('not-a-model', /BiT-M-R50x1.npz/));
  });

  it('says that a file is not there, or is a folder', async () => {
    await expect(importModel(here, join(here.dir, 'none'), checked)).rejects.toThrow(coded('model-missing'));
    await expect(importModel(here, here.dir, checked)).rejects.toThrow(coded('model-missing', /EISDIR/));
  });

  it('clears away what an import left that was killed', async () => {
    writeFileSync(join(here.installedDir, '.import-1-1'), 'half a model');
    const path = await saveHead(elsewhere, 'mine');
    await importModel(here, path, checked);
    expect(readdirSync(here.installedDir)).toEqual(['mine.safetensors']);
  });
});

describe('deleting', () => {
  it('removes a model of the person, a damaged one too', async () => {
    const path = await saveHead(here, 'mine');
    await deleteModelFile(here, 'mine');
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, 'damaged');
    await deleteModelFile(here, 'mine');
    expect(existsSync(path)).toBe(false);
  });

  it('refuses the bundled model, one that is not there, and one that others stand on', async () => {
    await expect(deleteModelFile(here, BUNDLED)).rejects.toThrow(coded('model-bundled'));
    await expect(deleteModelFile(here, 'none')).rejects.toThrow(coded('model-unknown'));
    await saveWhole(here, 'whole');
    const { backbone } = await loadTensors(here, 'whole');
    await saveModel(here.installedDir, await headDefinition('head', { backbone }), headTensors());
    await expect(deleteModelFile(here, 'whole')).rejects.toThrow(coded('model-needed', /'head'/));
    await deleteModelFile(here, 'head');
    await deleteModelFile(here, 'whole');
    expect(readdirSync(here.installedDir)).toEqual([]);
  });
});

describe('a folder of models that is not as it was', () => {
  it('is listed without the damaged one, which is told of', async () => {
    const path = await saveHead(here, 'mine');
    await saveHead(here, 'sound');
    writeFileSync(path, readFileSync(path).subarray(0, 500));
    const lines: string[] = [];
    expect((await listModels(here, (line) => lines.push(line))).map(({ name }) => name)).toEqual([
      BUNDLED,
      'sound',
    ]);
    expect(lines).toEqual([expect.stringMatching(/mine.safetensors is damaged/)]);
    await expect(loadModel(here, 'mine')).rejects.toThrow(coded('model-damaged', /mine.safetensors/));
  });

  it('may hold other files, or not be there', async () => {
    writeFileSync(join(here.installedDir, 'notes.txt'), 'x');
    writeFileSync(join(here.installedDir, 'No Name!.safetensors'), 'x');
    expect(await names(here)).toEqual([BUNDLED]);
    rmSync(here.installedDir, { recursive: true });
    expect(await names(here)).toEqual([BUNDLED]);
    await saveHead(here, 'mine');
    expect(await names(here)).toEqual([BUNDLED, 'mine']);
  });
});
