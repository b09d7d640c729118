import type { Settings } from '../../src-shared/contract/settings.ts';
import type { Library } from '../store/library.ts';
import type { MethodsOf } from './methods.ts';

interface SettingParts {
  settings: Library['settings'];
  /** Makes the engine do as it is told now. */
  apply: (settings: Settings, before: Settings) => void;
}

export function settingMethods({ settings, apply }: SettingParts): MethodsOf<'settings'> {
  return {
    'settings.get': () => Promise.resolve(settings.get()),
    'settings.update': (changes) => {
      const before = settings.get();
      const after = settings.update(changes);
      apply(after, before);
      return Promise.resolve(after);
    },
  };
}
