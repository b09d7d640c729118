/**
 * An error a person can act on. `message` says what happened and what to do about it, `code` is stable and
 * is what programs match on, `path` names the file it is about.
 *
 * `transient` failures (a drive that went away, a locked file) are tried again by themselves; permanent
 * ones wait until the file changes or the person asks.
 */
export class CodedError extends Error {
  override readonly name = 'CodedError';
  readonly code: string;
  readonly path: string | undefined;
  readonly transient: boolean;

  constructor(
    code: string,
    message: string,
    options: { path?: string; transient?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.path = options.path;
    this.transient = options.transient ?? false;
  }
}

/** The stable code of anything thrown: our own, Node's (`ENOENT`), or `internal` for a fault of ours. */
export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return 'internal';
}

export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
