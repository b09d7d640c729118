/** A process beside the engine's, for native code that can crash. It ends with the engine. */
export interface Child {
  /** Lost where the process is gone; `ended` tells. */
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Never rejects: a process that could not be started has ended too. All of its messages came before. */
  readonly ended: Promise<ChildEnd>;
  /** At once: whoever kills it has waited long enough. */
  kill(): void;
}

export interface ChildEnd {
  /** Null where a signal ended it, or nobody knows. */
  code: number | null;
  signal: string | null;
  /** What it last said on its standard error, in one line; empty where it said nothing. */
  complaint: string;
}

/** @param worker a module of workers/, as its sibling names it */
export type LaunchChild = (worker: URL) => Child;
