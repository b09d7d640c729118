import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError, errorCode } from '../../src-shared/domain/coded-error.ts';
import type { ModelFile } from './manifest.ts';

/**
 * The bytes of a model's file, which are those the manifest was written for.
 * @throws CodedError 'model-missing', 'model-damaged'
 */
export async function readModelFile(modelsDir: string, expected: ModelFile): Promise<Buffer> {
  const path = join(modelsDir, ...expected.file.split('/'));
  const bytes = await readFile(path).catch((error: unknown) => {
    throw modelMissing(path, expected.file, error);
  });
  if (bytes.byteLength !== expected.bytes) {
    throw modelDamaged(path, expected.file, `it has ${bytes.byteLength} bytes instead of ${expected.bytes}`);
  }
  if (createHash('sha256').update(bytes).digest('hex') !== expected.sha256) {
    throw modelDamaged(path, expected.file, 'its content is not what was shipped (SHA-256 differs)');
  }
  return bytes;
}

export function modelDamaged(path: string, file: string, reason: string, cause?: unknown): CodedError {
  return new CodedError(
    'model-damaged',
    `The model file ${file} is damaged: ${reason}. Reinstall Lookalike, or restore this file.`,
    { path, cause },
  );
}

function modelMissing(path: string, file: string, cause: unknown): CodedError {
  const code = errorCode(cause);
  const what = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
  return new CodedError(
    'model-missing',
    `The model file ${file} ${what}. Reinstall Lookalike, or restore this file.`,
    { path, cause },
  );
}
