import type { ExclusionPreview } from '../../src-shared/contract/folder.ts';
import type { ThreadFailure } from './thread-failure.ts';

export interface PreviewSetup {
  path: string;
  exclude: readonly string[];
  withinMs: number;
}

export type FromPreview =
  { type: 'done'; preview: ExclusionPreview } | { type: 'failure'; failure: ThreadFailure };
