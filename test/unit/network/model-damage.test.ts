import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportModel } from '../../../src-main/network/export-model.ts';
import { importModel } from '../../../src-main/network/import-model.ts';
import { listModels, loadModel } from '../../../src-main/network/load-model.ts';
import type { ModelDefinition } from '../../../src-main/network/model-definition.ts';
import { saveModel } from '../../../src-main/network/save-model.ts';
import { writeTensors } from '../../../src-main/network/write-tensors.ts';
import { canMount, mountSmallDisk } from '../../harness/small-disk.ts';
import { BUNDLED, headDefinition, headTensors, makePlaces, saveHead } from './own-models.ts';
import { writeSafetensors } from './write-safetensors.ts';

let places: ReturnType<typeof makePlaces>;
let path: string;

beforeEach(() => {
  places = makePlaces();
  path = join(places.dir, 'carried.safetensors');
});

afterEach(() => {
  places.remove();
});

const coded = (code: string, message = /./) =>
  expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error;

const importing = () => importModel(places, path, { unverified: false });
const expectNothingAdded = () => {
  expect(readdirSync(places.installedDir)).toEqual([]);
};

/** Numbers that look random, the same at every run. */
function* scattered(below: number): Generator<number> {
  for (let state = 1; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield Math.floor((state / 2 ** 32) * below);
  }
}

describe('a model file that was altered is refused', () => {
  let sound: Buffer;
  let headerBytes: number;

  beforeEach(async () => {
    await saveHead(places, 'mine');
    await exportModel(places, 'mine', path);
    sound = readFileSync(path);
    headerBytes = 8 + Number(sound.readBigUInt64LE(0));
    places.remove();
    places = makePlaces();
    path = join(places.dir, 'carried.safetensors');
  });

  const refusals = ['model-damaged', 'model-newer', 'not-a-model'];
  const expectRefused = async (bytes: Buffer, what: string) => {
    writeFileSync(path, bytes);
    const refused = await importing().then(
      () => 'taken',
      (error: unknown) => (error as { code: string }).code,
    );
    expect(refusals, what).toContain(refused);
  };

  it('with one byte changed, at 200 places of its header', async () => {
    const places = scattered(headerBytes);
    for (let count = 0; count < 200; count++) {
      const [place, change] = [places.next().value as number, 1 + (count % 255)];
      const bytes = Buffer.from(sound);
      bytes[place]! ^= change;
      await expectRefused(bytes, `byte ${place} ^ ${change}`);
    }
    expectNothingAdded();
  });

  it('with one byte changed, at 100 places of its weights', async () => {
    const places = scattered(sound.byteLength - headerBytes);
    for (let count = 0; count < 100; count++) {
      const place = headerBytes + (places.next().value as number);
      const bytes = Buffer.from(sound);
      bytes[place]! ^= 1 << (count % 8);
      writeFileSync(path, bytes);
      await expect(importing(), `byte ${place}`).rejects.toThrow(
        coded(
          'model-damaged',
          /^The model file \S.*carried.safetensors is damaged \(its values are.*SHA-256 differs\)/,
        ),
      );
    }
    expectNothingAdded();
  });

  it('with several bytes changed, a piece moved, cut or added', async () => {
    const at = scattered(sound.byteLength);
    for (let count = 0; count < 50; count++) {
      const [from, to] = [at.next().value as number, at.next().value as number].sort((a, b) => a - b);
      const piece = sound.subarray(from, to);
      await expectRefused(
        Buffer.concat([sound.subarray(0, from), sound.subarray(to)]),
        `without ${from}-${to}`,
      );
      await expectRefused(Buffer.concat([sound, piece]), `with ${from}-${to} twice`);
      const turned = Buffer.from(sound);
      turned.subarray(from, to).reverse();
      await expectRefused(turned, `with ${from}-${to} turned`);
    }
    expectNothingAdded();
  });

  it('while the original is taken', async () => {
    writeFileSync(path, sound);
    expect(await importing()).toMatchObject({ name: 'mine' });
  });
});

describe('a model whose description is not right is refused', () => {
  const describedAs = async (description: unknown) => {
    await writeTensors(path, headTensors(), { lookalike: JSON.stringify(description) });
  };
  const changed = async (changes: Record<string, unknown>): Promise<unknown> => ({
    ...(await headDefinition('mine')),
    ...changes,
  });

  it('made by a newer Lookalike, whatever else that one does', async () => {
    await describedAs({ format: 'lookalike-model', version: 2, everything: 'else' });
    await expect(importing()).rejects.toThrow(coded('model-newer', /format 2.*Update Lookalike/));
    writeFileSync(
      path,
      writeSafetensors({ a: { shape: [1], values: [1] } }, (header) => ({
        __metadata__: { lookalike: '{"format":"lookalike-model","version":3}' },
        ...header,
      })),
    );
    await expect(importing()).rejects.toThrow(coded('model-newer', /format 3/));
    expectNothingAdded();
  });

  it('as it is made by something else', async () => {
    writeFileSync(path, writeSafetensors({ a: { shape: [1], values: [1] } }));
    await expect(importing()).rejects.toThrow(coded('not-a-model'));
    await describedAs({ format: 'another', version: 1 });
    await expect(importing()).rejects.toThrow(coded('not-a-model'));
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['a name with a path in it', { name: '../../mine' }, /name/],
    ['an unknown network', { network: 'gpt' }, /network/],
    [
      'no place for its spread',
      { input: { size: 224, mean: [0, 0, 0], standardDeviation: [1, 0, 1] } },
      /standardDev/,
    ],
    [
      'a feature of another size',
      { featureDimensions: 2048 },
      /feature of 2048 where its network gives 1280/,
    ],
    ['neither backbone nor head', { head: false, vectorDimensions: 1280 }, /neither a backbone nor a head/],
    ['a score without its spread', { score: { intercept: 1 } }, /score/],
  ])('with %s', async (_what, changes, message) => {
    await describedAs(await changed(changes));
    await expect(importing()).rejects.toThrow(coded('model-damaged', message));
    expectNothingAdded();
  });

  it('with weights that are not those it describes', async () => {
    await describedAs(await changed({ vectorDimensions: 8 }));
    await expect(importing()).rejects.toThrow(coded('weights-damaged', /projection.weight' is \[4, 1280\]/));
    await describedAs(await changed({ backbone: null }));
    await expect(importing()).rejects.toThrow(coded('weights-damaged', /'stem.weight' is missing/));
    expectNothingAdded();
  });
});

describe.runIf(process.platform === 'linux')('a full disk', () => {
  const fill = (file: string) => {
    symlinkSync('/dev/full', `${file}.part`);
  };
  const full = coded('disk-full', /ENOSPC.*Make room/);

  it('while a model is saved adds none', async () => {
    fill(join(places.installedDir, 'mine.safetensors'));
    await expect(saveHead(places, 'mine')).rejects.toThrow(full);
    expectNothingAdded();
    expect(await listModels(places)).toHaveLength(1);
  });

  it.skipIf(!canMount)('while one is exported leaves what was there', async () => {
    await saveHead(places, 'mine');
    using disk = mountSmallDisk();
    const exported = join(disk.path, 'carried.safetensors');
    await exportModel(places, 'mine', exported);
    const before = readFileSync(exported);
    disk.fill();
    await expect(exportModel(places, 'mine', exported)).rejects.toThrow(full);
    expect(readFileSync(exported).equals(before)).toBe(true);
    expect(readdirSync(disk.path).sort()).toEqual(['carried.safetensors', 'filler']);
  });
});

it('a damaged model does not replace a sound export', async () => {
  const saved = await saveHead(places, 'mine');
  await exportModel(places, 'mine', path);
  const before = readFileSync(path);
  const bytes = readFileSync(saved);
  bytes[bytes.byteLength - 1]! ^= 1;
  writeFileSync(saved, bytes);
  await expect(exportModel(places, 'mine', path)).rejects.toThrow(coded('model-damaged'));
  await expect(loadModel(places, 'mine')).rejects.toThrow(coded('model-damaged', /SHA-256/));
  expect(readFileSync(path).equals(before)).toBe(true);
});

it('a head whose backbone went away says so when it is loaded', async () => {
  const backbone: ModelDefinition['backbone'] = { name: 'gone', sha256: '0'.repeat(64) };
  await saveModel(places.installedDir, await headDefinition('mine', { backbone }), headTensors());
  expect((await listModels(places)).map((model) => model.backbone)).toEqual([BUNDLED, 'gone']);
  await expect(loadModel(places, 'mine')).rejects.toThrow(
    coded('backbone-missing', /'gone'.*import it first/),
  );
});
