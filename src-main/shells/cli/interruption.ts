import { constants } from 'node:os';

type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';
const signals: readonly Signal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

// npm passes on the Ctrl-C that the terminal has sent to everybody already: one press, two signals.
const echoMs = 500;

export interface Interruption extends Disposable {
  /** Settles at the first signal, with the exit code that tells of it. */
  readonly requested: Promise<number>;
}

/** From now on the first Ctrl-C asks to stop, and the second leaves at once. Disposing brings Node's own way back. */
export function onInterruption(): Interruption {
  const { promise: requested, resolve: request } = Promise.withResolvers<number>();
  let firstAtMs: number | null = null;
  const listener = (signal: Signal) => {
    const exitCode = 128 + constants.signals[signal];
    const nowMs = performance.now();
    if (firstAtMs === null) {
      firstAtMs = nowMs;
      request(exitCode);
    } else if (nowMs - firstAtMs > echoMs) {
      process.exit(exitCode);
    }
  };
  for (const signal of signals) process.on(signal, listener);
  return {
    requested,
    [Symbol.dispose]: () => {
      for (const signal of signals) process.off(signal, listener);
    },
  };
}
