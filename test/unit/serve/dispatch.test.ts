import { describe, expect, it, vi } from 'vitest';
import { contract, type Method } from '../../../src-shared/contract/api.ts';
import { CodedError } from '../../../src-shared/domain/coded-error.ts';
import { createDirectClient } from '../../../src-main/serve/client.ts';
import { dispatch, refusal } from '../../../src-main/serve/dispatch.ts';
import { createMemoryEngine } from '../../fakes/memory-engine.ts';

const nothingLogged = () => {
  throw new Error('nothing was to be logged');
};

describe('dispatch', () => {
  it.each(Object.keys(contract) as Method[])('refuses a number where %s wants an object', async (method) => {
    const engine = createMemoryEngine();
    expect(await dispatch(engine, method, 42, nothingLogged)).toMatchObject({ ok: false, code: 'bad-input' });
    expect(engine.calls).toEqual([]);
  });

  it('says which part of the input is wrong', async () => {
    const reply = await dispatch(createMemoryEngine(), 'photos.details', { photoId: 'one' }, nothingLogged);
    expect(reply).toMatchObject({ code: 'bad-input', message: expect.stringContaining('photoId') as string });
  });

  it('keeps the code and path of errors of the file system', async () => {
    const engine = createMemoryEngine();
    engine.override('library.status', () => {
      throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', path: '/locked' });
    });
    const log = vi.fn<(line: string) => void>();
    const reply = await dispatch(engine, 'library.status', {}, log);
    expect(reply).toEqual({
      ok: false,
      code: 'EACCES',
      message: 'EACCES: permission denied',
      path: '/locked',
    });
    expect(log).toHaveBeenCalledOnce();
  });

  it('logs to standard error where no log is given', async () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const engine = createMemoryEngine();
    engine.override('library.status', () => Promise.reject(new Error('a fault')));
    await dispatch(engine, 'library.status', {});
    expect(write.mock.calls[0]?.[0]).toMatch(/^library\.status: Error: a fault\n/);
    write.mockRestore();
  });
});

describe('refusal', () => {
  it('tells what a person may know of an error, and no more', () => {
    const error = new CodedError('folder-missing', 'It is gone.', { path: '/a', cause: new Error('secret') });
    expect(refusal(error, 'task', nothingLogged)).toEqual({
      ok: false,
      code: 'folder-missing',
      message: 'It is gone.',
      path: '/a',
    });
  });
});

it('createDirectClient goes through the schemas too', async () => {
  const engine = createMemoryEngine();
  const client = createDirectClient(engine, nothingLogged);
  await expect(client['folders.add']({ path: '' })).rejects.toMatchObject({ code: 'bad-input' });
  expect((await client['folders.add']({ path: '/a' })).exclude).toEqual([]);
  expect(engine.calls).toHaveLength(1);
});
