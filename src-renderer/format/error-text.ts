import { CodedError, errorCode, errorMessage } from '../../src-shared/domain/coded-error.ts';
import { text } from '../text/text.ts';

/** What an error says in the language of the screens; the file it is about comes with it. */
export function errorText(error: unknown): string {
  const told = text.errors[errorCode(error)];
  if (told === undefined) return errorMessage(error);
  return error instanceof CodedError && error.path !== undefined ? `${told} (${error.path})` : told;
}

/** As above, of an error that was kept. */
export const failureText = ({ code, message }: { code: string; message: string }): string =>
  text.errors[code] ?? message;
