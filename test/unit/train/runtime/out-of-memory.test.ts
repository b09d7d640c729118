import { describe, expect, it } from 'vitest';
import { nameOutOfMemory } from '../../../../src-main/train/runtime/out-of-memory.ts';

/** As WebAssembly makes them. */
function runtimeError(message: string): Error {
  return Object.assign(new Error(message), { name: 'RuntimeError' });
}

describe('a runtime without memory', () => {
  it('is named, and says what to do', () => {
    const aborted = runtimeError('Aborted(OOM). Build with -sASSERTIONS for more info.');
    expect(nameOutOfMemory(aborted, 'wasm')).toMatchObject({
      code: 'out-of-memory',
      message: expect.stringContaining('npm run setup:tensorflow') as string,
      cause: aborted,
    });
    const exhausted = new Error(
      'Invalid TF_Status: 8\nMessage: OOM when allocating tensor with shape[64,112]',
    );
    expect(nameOutOfMemory(exhausted, 'tfjs-node-gpu')).toMatchObject({ code: 'out-of-memory' });
  });

  it('is not what any other failure is taken for', () => {
    for (const error of [new Error('Aborted(OOM)'), runtimeError('unreachable'), 'lost']) {
      expect(nameOutOfMemory(error, 'wasm')).toBe(error);
    }
  });
});
