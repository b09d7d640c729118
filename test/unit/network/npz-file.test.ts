import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openNpz } from '../../../src-main/network/npz-file.ts';
import { type ArrayToWrite, npyOf, writeZip, type ZipEntry } from './write-npz.ts';

let dir: string;
let path: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lookalike npz '));
  path = join(dir, 'some.npz');
});

afterEach(() => {
  rmSync(dir, { recursive: true });
});

const damaged = (message: RegExp) =>
  expect.objectContaining({
    ...{ code: 'weights-damaged', path },
    message: expect.stringMatching(message) as string,
  }) as Error;

async function read(name: string, shape: readonly number[]): Promise<number[]> {
  const npz = await openNpz(path);
  try {
    return [...(await npz.read(name, shape))];
  } finally {
    npz.close();
  }
}

// numpy 1.24: savez and savez_compressed of a float32 kernel of eighths, a float16 array and a float32 scalar.
const byNumpy = {
  savez:
    'UEsDBBQAAAAAAAAAIQAtzw8U4AAAAOAAAAATABQAcmVzbmV0L2Eva2VybmVsLm5weQEAEADgAAAAAAAAAOAAAAAAAAAAk05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDEsIDIsIDMsIDQpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAAPgAAgD4AAMA+AAAAPwAAID8AAEA/AABgPwAAgD8AAJA/AACgPwAAsD8AAMA/AADQPwAA4D8AAPA/AAAAQAAACEAAABBAAAAYQAAAIEAAAChAAAAwQAAAOEBQSwMEFAAAAAAAAAAhAEjtLU6GAAAAhgAAAAgAFABoYWxmLm5weQEAEACGAAAAAAAAAIYAAAAAAAAAk05VTVBZAQB2AHsnZGVzY3InOiAnPGYyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAOADA/3tQSwMEFAAAAAAAAAAhACpb2AiEAAAAhAAAAAoAFABzY2FsYXIubnB5AQAQAIQAAAAAAAAAhAAAAAAAAACTTlVNUFkBAHYAeydkZXNjcic6ICc8ZjQnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgCgAA4EBQSwECFAMUAAAAAAAAACEALc8PFOAAAADgAAAAEwAAAAAAAAAAAAAAgAEAAAAAcmVzbmV0L2Eva2VybmVsLm5weVBLAQIUAxQAAAAAAAAAIQBI7S1OhgAAAIYAAAAIAAAAAAAAAAAAAACAASUBAABoYWxmLm5weVBLAQIUAxQAAAAAAAAAIQAqW9gIhAAAAIQAAAAKAAAAAAAAAAAAAACAAeUBAABzY2FsYXIubnB5UEsFBgAAAAADAAMArwAAAKUCAAAAAA==',
  savez_compressed:
    'UEsDBBQAAAAIAAAAIQAtzw8UjAAAAOAAAAATABQAcmVzbmV0L2Eva2VybmVsLm5weQEAEADgAAAAAAAAAIwAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgbpNmoq6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkahjoKRjoKxjoKJpo6CrUKZAAuBgiwY2BoAOIDQMxgz8CgAMQOQJwAxA1APAGIFwDxBiA+AMQXgPgBEH8AYgYHBgYOIBYAYgkgVgBiDSA2AGILBwBQSwMEFAAAAAgAAAAhAEjtLU5KAAAAhgAAAAgAFABoYWxmLm5weQEAEACGAAAAAAAAAEoAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgbpNmpK6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaxjqaOgq1ChQALgYLhgP/qwFQSwMEFAAAAAgAAAAhACpb2AhGAAAAhAAAAAoAFABzY2FsYXIubnB5AQAQAIQAAAAAAAAARgAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBuk2airqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RqaOgq1ChQBLgaGBw4AUEsBAhQDFAAAAAgAAAAhAC3PDxSMAAAA4AAAABMAAAAAAAAAAAAAAIABAAAAAHJlc25ldC9hL2tlcm5lbC5ucHlQSwECFAMUAAAACAAAACEASO0tTkoAAACGAAAACAAAAAAAAAAAAAAAgAHRAAAAaGFsZi5ucHlQSwECFAMUAAAACAAAACEAKlvYCEYAAACEAAAACgAAAAAAAAAAAAAAgAFVAQAAc2NhbGFyLm5weVBLBQYAAAAAAwADAK8AAADXAQAAAAA=',
};

describe('arrays that numpy wrote', () => {
  it.each(Object.entries(byNumpy))('with %s are read', async (_how, base64) => {
    writeFileSync(path, Buffer.from(base64, 'base64'));
    const eighths = Array.from({ length: 24 }, (_, place) => place / 8);
    expect(await read('resnet/a/kernel', [1, 2, 3, 4])).toEqual(eighths);
    expect(await read('half', [3])).toEqual([0.5, -2, 65504]);
    expect(await read('scalar', [])).toEqual([7]);
    const npz = await openNpz(path);
    expect([...npz.names]).toEqual(['resnet/a/kernel', 'half', 'scalar']);
    npz.close();
  });

  it.each(Object.entries(byNumpy))(
    'with %s are noticed where one byte of them changed',
    async (_how, base64) => {
      const sound = Buffer.from(base64, 'base64');
      const values = ['resnet/a/kernel', 'half', 'scalar'] as const;
      const shapes = [[1, 2, 3, 4], [3], []];
      const readAll = async () => {
        const all: number[][] = [];
        for (const [at, name] of values.entries()) all.push(await read(name, shapes[at]!));
        return JSON.stringify(all);
      };
      writeFileSync(path, sound);
      const original = await readAll();
      let refused = 0;
      for (let place = 0; place < sound.byteLength; place++) {
        const bytes = Buffer.from(sound);
        bytes[place]! ^= 1 << (place % 8);
        writeFileSync(path, bytes);
        // Dates and the like may change; a value never.
        const outcome = await readAll().catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'weights-damaged' });
          refused++;
          return original;
        });
        expect(outcome, `byte ${place}`).toBe(original);
      }
      expect(refused).toBeGreaterThan(sound.byteLength / 2);
    },
  );
});

describe('an array', () => {
  const values = new Float32Array([1, 2, 3, 4, 5, 6]);
  const sound: ArrayToWrite = { shape: [2, 3], values };
  const writeArray = (array: ArrayToWrite | Buffer, changes: Partial<ZipEntry> = {}) => {
    const content = Buffer.isBuffer(array) ? array : npyOf(array);
    writeZip(path, [{ name: 'a.npy', content, ...changes }]);
  };

  it('may have a header of version 2', async () => {
    writeArray({ ...sound, version: 2 });
    expect(await read('a', [2, 3])).toEqual([...values]);
  });

  it.each<[string, ArrayToWrite, RegExp]>([
    ['in Fortran order', { ...sound, fortranOrder: true }, /'a' is in Fortran order/],
    ['of another type', { ...sound, type: '<f8' }, /'a' holds values of type <f8/],
    ['with its bytes the other way round', { ...sound, type: '>f4' }, /'a' holds values of type >f4/],
    ['of objects, which Python would run', { ...sound, type: '|O' }, /'a' holds values of type \|O/],
    ['of a version to come', { ...sound, version: 3 }, /'a' is in version 3/],
    ['of another shape', { ...sound, shape: [3, 2] }, /'a' is \[3, 2\] where the network has \[2, 3\]/],
    ['with values missing', { ...sound, values: values.subarray(1) }, /'a' has not as many bytes/],
    ['with a value too many', { ...sound, values: new Float32Array(7) }, /'a' has not as many bytes/],
  ])('%s is refused', async (_what, array, message) => {
    writeArray(array);
    await expect(read('a', [2, 3])).rejects.toThrow(damaged(message));
  });

  it.each<[string, Buffer, RegExp]>([
    ['that is empty', Buffer.alloc(0), /is no numpy array/],
    ['that is something else', Buffer.from('hello, I am no array'), /is no numpy array/],
    ['cut within its header', npyOf(sound).subarray(0, 40), /ends within its header/],
    [
      'with a header of another kind',
      Buffer.from(npyOf(sound).toString('latin1').replace("'shape'", "'shape,"), 'latin1'),
      /header of another kind/,
    ],
  ])('%s is refused', async (_what, content, message) => {
    writeArray(content);
    await expect(read('a', [2, 3])).rejects.toThrow(damaged(message));
  });

  it('is refused where its checksum differs', async () => {
    writeArray(sound, { checksum: 12345 });
    await expect(read('a', [2, 3])).rejects.toThrow(damaged(/'a' is damaged \(its checksum differs\)/));
  });

  it('is refused where it is not there, or there twice', async () => {
    writeArray(sound);
    await expect(read('b', [2, 3])).rejects.toThrow(damaged(/'b' is missing/));
    const entry = { name: 'a.npy', content: npyOf(sound) };
    writeZip(path, [entry, entry]);
    await expect(read('a', [2, 3])).rejects.toThrow(damaged(/'a' is there twice/));
  });

  it('that unpacks to far more than it may is not unpacked', async () => {
    const content = npyOf({ shape: [1 << 22], values: new Float32Array(1 << 22) });
    writeZip(path, [{ name: 'a.npy', content }], true);
    expect(readFileSync(path).byteLength).toBeLessThan(100_000);
    await expect(read('a', [2, 3])).rejects.toThrow(damaged(/'a' is larger than the network has it/));
    writeZip(path, [{ name: 'a.npy', content, unpackedBytes: 152 }], true);
    await expect(read('a', [2, 3])).rejects.toThrow(damaged(/'a' cannot be unpacked/));
  });
});

it.each([
  ['nothing', ''],
  ['no zip', 'PK\u0003\u0004 and then nothing of the kind'],
])('a file with %s in it is refused', async (_what, content) => {
  writeFileSync(path, content);
  await expect(openNpz(path)).rejects.toThrow(damaged(/no sound zip/));
});
