import { errorMessage } from '../../src-shared/domain/coded-error.ts';

/**
 * Writes down how far a job is. Where the library cannot be written (its disk is full), the job's own next step says so;
 * that its progress was not saved is no reason to end the engine, which this would: it happens on timers.
 */
export function saveSafely(save: () => void, log: (line: string) => void): void {
  try {
    save();
  } catch (error) {
    log(`the progress of a job could not be saved: ${errorMessage(error)}`);
  }
}
