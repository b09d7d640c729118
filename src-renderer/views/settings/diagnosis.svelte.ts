import type { DoctorReport } from '../../../src-shared/contract/library.ts';
import type { Engine } from '../../client/engine.ts';

/** The doctor's report, asked for once for all of the screen that tell of it. */
export class Diagnosis {
  report = $state.raw<DoctorReport | null>(null);
  error = $state.raw<unknown>(null);
  isRunning = $state(false);
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      this.report = await this.#engine.call('doctor.report', {});
      this.error = null;
    } catch (error) {
      this.error = error;
    } finally {
      this.isRunning = false;
    }
  }
}
