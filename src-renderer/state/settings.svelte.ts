import type { Settings } from '../../src-shared/contract/settings.ts';
import type { Engine } from '../client/engine.ts';
import type { Notices } from './notices.svelte.ts';

/** What a person set about the engine; null until the engine has answered. */
export class EngineSettings {
  current = $state.raw<Settings | null>(null);
  error = $state.raw<unknown>(null);

  readonly #engine: Engine;
  readonly #notices: Notices;

  constructor(engine: Engine, notices: Notices) {
    this.#engine = engine;
    this.#notices = notices;
  }

  async load(): Promise<void> {
    try {
      this.current = await this.#engine.call('settings.get', {});
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  /** Shown at once; where the engine refuses, what was stays. */
  async update(changes: Partial<Settings>): Promise<void> {
    const before = this.current;
    if (before) this.current = { ...before, ...changes };
    try {
      this.current = await this.#engine.call('settings.update', changes);
    } catch (error) {
      this.current = before;
      this.#notices.error(error);
    }
  }
}
