import type { CacheStatus } from '../../src-shared/contract/settings.ts';
import type { CacheRules } from '../cache/cache-file.ts';
import type { CacheSurvey } from '../cache/survey.ts';
import type { MethodsOf } from './methods.ts';

interface CacheParts {
  dataDir: string;
  /** What is in use at this moment. */
  rules: () => Omit<CacheRules, 'isShown'>;
  survey: (rules: Omit<CacheRules, 'isShown'>, clean: boolean) => Promise<CacheSurvey>;
}

export function cacheMethods({ dataDir, rules, survey }: CacheParts): MethodsOf<'cache'> {
  const withFolder = ({ parts }: CacheSurvey): CacheStatus => ({ dataDir, parts });
  return {
    'cache.status': async () => withFolder(await survey(rules(), false)),
    'cache.clean': async () => {
      const cleaned = await survey(rules(), true);
      return { ...cleaned.removed, status: withFolder(cleaned) };
    },
  };
}
