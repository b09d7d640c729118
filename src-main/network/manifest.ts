import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ModelName } from '../../src-shared/contract/model.ts';
import { CodedError, errorCode, errorMessage } from '../../src-shared/domain/coded-error.ts';
import { firstIssue } from './first-issue.ts';
import { InputDefinition } from './model-definition.ts';

/** Below the models folder, with forward slashes. Nothing outside the folder can be named. */
const FilePath = z.string().regex(/^(?!\.)[\w.-]+(?:\/(?!\.)[\w.-]+)*$/, 'not a plain path below the folder');

const ModelFile = z.object({
  file: FilePath,
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in lower-case hexadecimal'),
});
export type ModelFile = z.infer<typeof ModelFile>;

const ModelEntry = z.object({
  name: ModelName,
  network: z.enum(['efficientnet-lite0']),
  weights: ModelFile,
  labels: ModelFile,
  licence: z.string().min(1),
  source: z.string().min(1),
  input: InputDefinition.extend({ layout: z.literal('NHWC') }),
  featureDimensions: z.int().positive(),
  vectorDimensions: z.int().positive(),
  classes: z.int().positive(),
});
/** One model of manifest.json. */
export type ModelEntry = z.infer<typeof ModelEntry>;

const Manifest = z.object({
  version: z.literal(1),
  models: z
    .array(ModelEntry)
    .min(1)
    .refine((models) => new Set(models.map(({ name }) => name)).size === models.length, {
      error: 'two models have the same name',
    }),
});

export const manifestPathIn = (modelsDir: string): string => join(modelsDir, 'manifest.json');

/**
 * The models of a folder, the default first.
 * @throws CodedError 'models-folder-damaged'
 */
export async function readManifest(modelsDir: string): Promise<readonly [ModelEntry, ...ModelEntry[]]> {
  const path = manifestPathIn(modelsDir);
  const manifest = Manifest.safeParse(await readJson(path));
  if (!manifest.success) throw folderDamaged(path, firstIssue(manifest.error), manifest.error);
  return manifest.data.models as [ModelEntry, ...ModelEntry[]];
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const isMissing = errorCode(error) === 'ENOENT';
    throw folderDamaged(path, isMissing ? 'manifest.json is not there' : errorMessage(error), error);
  }
}

export function folderDamaged(path: string, reason: string, cause?: unknown): CodedError {
  return new CodedError(
    'models-folder-damaged',
    `The list of models cannot be read (${reason}). Reinstall Lookalike, or restore its models folder.`,
    { path, cause },
  );
}
