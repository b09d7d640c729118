import { CodedError, errorCode, errorMessage } from '../../src-shared/domain/coded-error.ts';

/** A CodedError as data: threads do not carry its class. */
export interface ThreadFailure {
  code: string;
  message: string;
  path: string | undefined;
  transient: boolean;
}

export function toFailure(error: unknown): ThreadFailure {
  const coded = error instanceof CodedError ? error : undefined;
  return {
    code: errorCode(error),
    message: errorMessage(error),
    path: coded?.path,
    transient: coded?.transient ?? false,
  };
}

export function fromFailure({ code, message, path, transient }: ThreadFailure): CodedError {
  return new CodedError(code, message, { transient, ...(path === undefined ? {} : { path }) });
}
