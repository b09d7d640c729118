import { describe, expect, it } from 'vitest';
import { readSafetensors, tensorOf } from '../../../src-main/network/safetensors.ts';
import { joinSafetensors, writeSafetensors } from './write-safetensors.ts';

const two = {
  a: { shape: [2, 2], values: [1, -2, 0.5, 65504] },
  b: { dtype: 'F16' as const, shape: [3], values: [0.25, -1, 6] },
};

const read = (bytes: Uint8Array) => readSafetensors(bytes, '/models/some/weights.safetensors');

describe('a safetensors file', () => {
  it('is read, half precision widened', () => {
    const { tensors } = read(writeSafetensors(two));
    expect([...tensors.keys()]).toEqual(['a', 'b']);
    expect(tensors.get('a')).toEqual({ shape: [2, 2], values: new Float32Array([1, -2, 0.5, 65504]) });
    expect(tensors.get('b')).toEqual({ shape: [3], values: new Float32Array([0.25, -1, 6]) });
  });

  it('may say where it comes from, hold scalars and tensors without values', () => {
    const bytes = writeSafetensors(
      { scalar: { shape: [], values: [7] }, x: { shape: [0, 4], values: [] }, b: two.b },
      (header) => ({ __metadata__: { made: 'here' }, ...header }),
    );
    const { tensors } = read(bytes);
    expect([...tensors.keys()].sort()).toEqual(['b', 'scalar', 'x']);
    expect(tensors.get('scalar')).toEqual({ shape: [], values: new Float32Array([7]) });
    expect(tensors.get('x')?.values).toHaveLength(0);
  });

  it.each([0, 1, 2, 3])('is read with %i spaces behind the header and from any address', (spaces) => {
    const header = JSON.stringify({ a: { dtype: 'F32', shape: [1], data_offsets: [0, 4] } });
    const bytes = joinSafetensors(header + ' '.repeat(spaces), Buffer.from(new Float32Array([3]).buffer));
    const shifted = new Uint8Array(bytes.byteLength + 1);
    shifted.set(bytes, 1);
    expect(read(shifted.subarray(1)).tensors.get('a')?.values).toEqual(new Float32Array([3]));
  });

  it('answers for a tensor only in the shape that is asked for', () => {
    const weights = read(writeSafetensors(two));
    expect(tensorOf(weights, 'a', [2, 2]).values).toHaveLength(4);
    expect(() => tensorOf(weights, 'a', [4])).toThrow(/'a' is \[2, 2\] where the network has \[4\]/);
    expect(() => tensorOf(weights, 'c', [1])).toThrow(/'c' is missing/);
  });
});

const good = writeSafetensors(two);
const data = Buffer.alloc(16);
const entry = (dtype: string, shape: unknown, from: number, to: number) => ({
  dtype,
  shape,
  data_offsets: [from, to],
});
const withHeader = (header: unknown) => joinSafetensors(JSON.stringify(header), data);

const damaged: Record<string, [file: Uint8Array, reason: RegExp]> = {
  'nothing at all': [Buffer.alloc(0), /ends before its header/],
  'cut within the length': [good.subarray(0, 5), /ends before its header/],
  'cut within the header': [good.subarray(0, 40), /ends within its header/],
  'cut within a tensor': [good.subarray(0, -1), /'b' reaches past the end/],
  'with bytes left over': [Buffer.concat([good, Buffer.alloc(2)]), /left over/],
  'that claims a huge header': [joinSafetensors('{}', data, 2n ** 40n), /claims 1099511627776 bytes/],
  'that claims the largest header': [
    joinSafetensors('{}', data, 2n ** 64n - 1n),
    /claims 18446744073709551615/,
  ],
  'with a header that is no JSON': [joinSafetensors('{"a":', data), /not JSON/],
  'with a header that is not UTF-8': [
    Buffer.concat([joinSafetensors('', Buffer.alloc(0), 2n), Buffer.from([0xff, 0xfe]), data]),
    /not JSON/,
  ],
  'with a list for a header': [withHeader([]), /header is wrong/],
  'of another type of number': [withHeader({ a: entry('I64', [2], 0, 16) }), /a\.dtype: only F16 and F32/],
  'with a negative size': [withHeader({ a: entry('F32', [-2, -2], 0, 16) }), /a\.shape\.0/],
  'with half a value': [withHeader({ a: entry('F32', [3.5], 0, 14) }), /a\.shape\.0/],
  'with a backward tensor': [withHeader({ a: entry('F32', [4], 16, 0) }), /'a' does not start/],
  'with overlapping tensors': [
    withHeader({ a: entry('F32', [2], 0, 8), b: entry('F32', [3], 4, 16) }),
    /'b' does not start where/,
  ],
  'with a gap': [
    withHeader({ a: entry('F32', [1], 0, 4), b: entry('F32', [2], 8, 16) }),
    /'b' does not start where/,
  ],
  'whose shape is not its length': [withHeader({ a: entry('F32', [5], 0, 16) }), /'a' has not as many bytes/],
  'whose shape overflows': [
    withHeader({ a: entry('F32', [2 ** 52, 2 ** 52, 0, 2 ** 52], 0, 16) }),
    /'a' has not as many bytes/,
  ],
};

describe('a damaged safetensors file is refused, not read', () => {
  it.each(Object.entries(damaged))('%s', (_name, [file, reason]) => {
    expect(() => read(file)).toThrow(reason);
    expect(() => read(file)).toThrow(
      expect.objectContaining({ code: 'weights-damaged', path: '/models/some/weights.safetensors' }),
    );
  });
});
