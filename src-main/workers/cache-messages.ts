import type { CacheRules } from '../cache/cache-file.ts';
import type { CacheSurvey } from '../cache/survey.ts';
import type { ThreadFailure } from './thread-failure.ts';

export interface CacheSetup {
  dataDir: string;
  databasePath: string;
  rules: Omit<CacheRules, 'isShown'>;
  clean: boolean;
}

export type FromCache = { type: 'done'; survey: CacheSurvey } | { type: 'failure'; failure: ThreadFailure };
