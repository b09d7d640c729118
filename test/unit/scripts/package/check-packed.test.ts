import { expect, test } from 'vitest';
import { binaryKind } from '../../../../scripts/package/binary-kind.ts';
import { checkPacked, type Expected, packageOf } from '../../../../scripts/package/check-packed.ts';
import type { PackedFile } from '../../../../scripts/package/packed-file.ts';

const nothing: Buffer = Buffer.from('x');

function file(path: string, bytes: Buffer = nothing, place: PackedFile['place'] = 'packed'): PackedFile {
  return { path, bytes: bytes.length, place, head: () => bytes };
}

function elf(machine: number): Buffer {
  const header = Buffer.alloc(64);
  header.write('\x7fELF\x02\x01', 'latin1');
  header.writeUInt16LE(machine, 18);
  return header;
}

function pe(machine: number): Buffer {
  const header = Buffer.alloc(0x100);
  header.write('MZ', 'latin1');
  header.writeUInt32LE(0x80, 0x3c);
  header.write('PE\0\0', 0x80, 'latin1');
  header.writeUInt16LE(machine, 0x84);
  return header;
}

const mach = Buffer.from('cffaedfe0700000100000000', 'hex');

const whole = [
  'app/package.json',
  'app/dist/electron/src-main/shells/electron/main.js',
  'app/dist/electron/src-main/shells/electron/preload.cjs',
  'app/dist/electron/src-main/shells/electron/engine/engine-entry.js',
  'app/dist/electron/src-main/workers/train-worker.js',
  'app/dist/renderer/index.html',
  'resources/models/manifest.json',
  'resources/models/net/weights.safetensors',
  'resources/samples/boats/boats-1.jpg',
  'resources/licences/THIRD-PARTY.txt',
  'LICENSES.chromium.html',
].map((path) => file(path));
const native = file('app/node_modules/usearch/prebuilds/linux-x64/usearch.node', elf(0x3e), 'unpacked');
const expected: Expected = {
  ...({ platform: 'linux', arch: 'x64' } as const),
  ...{ packages: new Set(['usearch']), natives: ['usearch'] },
};

test('tells for which machine a binary was made, by its first bytes alone', () => {
  expect(binaryKind(elf(0x3e))).toEqual({ platform: 'linux', arch: 'x64' });
  expect(binaryKind(elf(0xb7))).toEqual({ platform: 'linux', arch: 'arm64' });
  expect(binaryKind(pe(0x8664))).toEqual({ platform: 'win32', arch: 'x64' });
  expect(binaryKind(pe(0xaa64))).toEqual({ platform: 'win32', arch: 'arm64' });
  expect(binaryKind(mach)).toMatchObject({ platform: 'darwin' });
  expect(binaryKind(Buffer.from('#!/bin/sh\n'))).toBeNull();
  expect(binaryKind(Buffer.from('MZ and nothing more, as a text may begin'))).toBeNull();
  expect(binaryKind(Buffer.alloc(0))).toBeNull();
});

test('finds nothing wrong with a program that is whole', () => {
  expect(checkPacked([...whole, native], expected)).toEqual([]);
});

test.each([
  ['a library of another platform', 'app/node_modules/usearch/a.node', pe(0x8664)],
  ['a library of another CPU', 'app/node_modules/usearch/a.node', elf(0xb7)],
  ['a program without an extension', 'app/node_modules/usearch/a', mach],
])('finds %s', (_what, path, bytes) => {
  const faults = checkPacked([...whole, native, file(path, bytes, 'unpacked')], expected);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(`${path} is made for`);
});

test('finds a library inside the archive', () => {
  const inside = file('app/node_modules/usearch/b.so.2', elf(0x3e), 'packed');
  expect(checkPacked([...whole, native, inside], expected)).toEqual([
    `${inside.path} is native and lies inside the archive: add it to asarUnpack`,
  ]);
});

test.each([
  'app/dist/electron/main.js.map',
  'app/node_modules/usearch/index.d.ts',
  'app/src-main/engine.ts',
  'app/test/unit/a.js',
  'app/.env',
  'app/.npmrc',
  'app/electron-builder.yml',
  'resources/update-key.pem',
  'app/node_modules/usearch/debug.pdb',
])('finds what has no place in it: %s', (path) => {
  expect(checkPacked([...whole, native, file(path)], expected)).toEqual([
    `${path} has no place in the program`,
  ]);
});

test('lets the public key for updates pass', () => {
  expect(checkPacked([...whole, native, file('app/resources/update-key.pub')], expected)).toEqual([]);
});

test('finds packages that nobody loads, natives that are missing, and parts that are missing', () => {
  const unused = file('app/node_modules/usearch/node_modules/@scope/left-over/index.js');
  expect(packageOf(unused.path)).toBe('@scope/left-over');
  expect(checkPacked([...whole.slice(1), unused], expected)).toEqual([
    '@scope/left-over is packed, and the program never loads it',
    'usearch has no binary for linux on x64: install or build it on such a machine',
    expect.stringContaining('package'),
  ]);
});
