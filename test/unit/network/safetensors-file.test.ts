import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTensors } from '../../../src-main/network/read-tensors.ts';
import { readSafetensors, type Tensor } from '../../../src-main/network/safetensors.ts';
import { writeTensors, writeTensorSources } from '../../../src-main/network/write-tensors.ts';
import { writeSafetensors } from './write-safetensors.ts';

const tensor = (shape: number[], ...values: number[]): Tensor => ({
  shape,
  values: new Float32Array(values),
});

const tensors: [string, Tensor][] = [
  ['b.weight', tensor([2, 3], 1, -2, 0.5, 3e38, -0, 1e-40)],
  ['a', tensor([], 7)],
  ['none', tensor([0, 4])],
  ['ä 🌷', tensor([1], 0.25)],
];

let dir: string;
let path: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lookalike tensors ü '));
  path = join(dir, 'some.safetensors');
});

afterEach(() => {
  rmSync(dir, { recursive: true });
});

const coded = (code: string, message = /./) =>
  expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error;

describe('tensors that are written', () => {
  it('come back with their values, their order and what was said of them', async () => {
    const written = await writeTensors(path, tensors, { epoch: '3', note: 'größer "als"\n' });
    const read = await readTensors(path);
    expect([...read.tensors]).toEqual(tensors);
    expect(read.metadata).toMatchObject({ epoch: '3', note: 'größer "als"\n' });
    expect(read.sha256).toBe(written.sha256);
    expect(written.bytes).toBe(readFileSync(path).byteLength);
  });

  it('are a safetensors file like any other, values aligned', async () => {
    await writeTensors(path, tensors, {});
    const bytes = readFileSync(path);
    expect([...readSafetensors(bytes, path).tensors]).toEqual(tensors);
    expect(Number(bytes.readBigUInt64LE(0)) % 8).toBe(0);
  });

  it('are known by their values, whatever is said of them', async () => {
    const first = await writeTensors(path, tensors, { made: 'today' });
    const second = await writeTensors(path, tensors, { made: 'yesterday' });
    expect(second.sha256).toBe(first.sha256);
    const other = await writeTensors(path, [['a', tensor([], 8)]], { made: 'today' });
    expect(other.sha256).not.toBe(first.sha256);
  });

  it('replace what was there, and leave nothing beside it', async () => {
    await writeTensors(path, tensors, {});
    await writeTensors(path, [['only', tensor([2], 1, 2)]], {});
    expect([...(await readTensors(path)).tensors.keys()]).toEqual(['only']);
    expect(readdirSync(dir)).toEqual(['some.safetensors']);
  });
});

describe('a write that fails leaves the file that was there', () => {
  beforeEach(async () => {
    await writeTensors(path, tensors, {});
  });

  const expectUntouched = async () => {
    expect([...(await readTensors(path)).tensors]).toEqual(tensors);
    expect(readdirSync(dir)).toEqual(['some.safetensors']);
  };

  it.runIf(process.platform === 'linux')('on a full disk', async () => {
    // Where every write answers that there is no room.
    symlinkSync('/dev/full', `${path}.part`);
    await expect(writeTensors(path, tensors, {})).rejects.toThrow(coded('disk-full', /ENOSPC.*Make room/));
    await expectUntouched();
  });

  it('when a tensor cannot be made', async () => {
    const sources = [
      { name: 'a', shape: [1], values: () => new Float32Array(1) },
      { name: 'b', shape: [1], values: () => Promise.reject(new Error('no more')) },
    ];
    await expect(writeTensorSources(path, sources, {})).rejects.toThrow(/no more/);
    await expectUntouched();
  });

  it('when a tensor has not as many values as its shape says', async () => {
    await expect(writeTensors(path, [['a', tensor([3], 1, 2)]], {})).rejects.toThrow(/'a' has 2 of 3 values/);
    await expectUntouched();
  });

  it('when two tensors have one name', async () => {
    await expect(writeTensors(path, [...tensors, ...tensors], {})).rejects.toThrow(/two tensors are named/);
    await expectUntouched();
  });
});

it('says where it may not write', async () => {
  mkdirSync(join(dir, 'folder'));
  await expect(writeTensors(join(dir, 'folder'), tensors, {})).rejects.toThrow(coded('file-not-writable'));
  await expect(writeTensors(join(dir, 'no', 'such', 'folder'), tensors, {})).rejects.toThrow(
    coded('file-not-writable', /ENOENT/),
  );
});

describe('a file that is not what was written is refused', () => {
  it('with any one bit flipped', async () => {
    await writeTensors(path, tensors, { epoch: '3' });
    const bytes = readFileSync(path);
    for (let place = 0; place < bytes.byteLength; place++) {
      const bit = 1 << (place % 8);
      bytes[place]! ^= bit;
      writeFileSync(path, bytes);
      await expect(readTensors(path), `byte ${place}`).rejects.toThrow(coded('weights-damaged'));
      bytes[place]! ^= bit;
    }
    writeFileSync(path, bytes);
    await expect(readTensors(path)).resolves.toBeDefined();
  });

  it('at any length', async () => {
    await writeTensors(path, tensors, {});
    const bytes = readFileSync(path);
    for (let length = 0; length < bytes.byteLength; length++) {
      writeFileSync(path, bytes.subarray(0, length));
      await expect(readTensors(path), `${length} bytes`).rejects.toThrow(coded('weights-damaged'));
    }
    writeFileSync(path, Buffer.concat([bytes, Buffer.alloc(4)]));
    await expect(readTensors(path)).rejects.toThrow(coded('weights-damaged', /left over/));
  });

  it('without a seal', async () => {
    writeFileSync(path, writeSafetensors({ a: { shape: [1], values: [1] } }));
    await expect(readTensors(path)).rejects.toThrow(coded('weights-damaged', /SHA-256 differs/));
  });

  it('but one that is not there is told as such', async () => {
    await expect(readTensors(path)).rejects.toThrow(coded('ENOENT'));
  });
});
