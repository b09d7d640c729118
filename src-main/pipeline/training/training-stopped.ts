import { CodedError } from '../../../src-shared/domain/coded-error.ts';

/** Ends the steps of a run that was cancelled, or whose engine is closing; nobody is shown it. */
export function trainingStopped(): CodedError {
  return new CodedError('training-stopped', 'The training was stopped.', { transient: true });
}
