import { errorCode, errorMessage } from '../../../src-shared/domain/coded-error.ts';
import { printable } from './printable.ts';

/** Results go to standard output, everything else to standard error, so that results can be piped. */
export interface Output {
  readonly json: boolean;
  /** Ends a command: `value` as one line of JSON with `--json`, else the lines for a person. */
  result: (value: unknown, lines: () => readonly string[]) => void;
  /** For a person; never part of the result. */
  note: (line: string) => void;
  error: (error: unknown) => void;
}

export function createOutput(json: boolean): Output {
  const print = (line: string) => {
    process.stdout.write(`${line}\n`);
  };
  const note = (line: string) => {
    process.stderr.write(`${line}\n`);
  };
  return {
    json,
    result: (value, lines) => {
      if (json) print(JSON.stringify(value));
      else for (const line of lines()) print(line);
    },
    note,
    error: (error) => {
      const [code, message, path] = [errorCode(error), errorMessage(error), pathOf(error)];
      note(`lookalike: ${printable(message)} (${code})${path === null ? '' : ` ${printable(path)}`}`);
      if (json) print(JSON.stringify({ error: { code, message, path } }));
    },
  };
}

function pathOf(error: unknown): string | null {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : null;
}
