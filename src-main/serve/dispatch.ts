import { inspect } from 'node:util';
import { z } from 'zod';
import { contract } from '../../src-shared/contract/api.ts';
import type { Reply } from '../../src-shared/contract/reply.ts';
import { CodedError, errorCode } from '../../src-shared/domain/coded-error.ts';
import type { Engine } from './engine.ts';

/** Takes one line (or one stack) of diagnostics. */
export type Log = (line: string) => void;

const logToStandardError: Log = (line) => {
  process.stderr.write(`${line}\n`);
};

/** What may be asked of somebody, by name. */
type Contract = Record<string, { input: z.ZodType }>;

/**
 * The one door into the engine: every transport passes its message through here. `raw` may be anything; what
 * does not fit the method's schema is answered with 'bad-input' and never reaches the engine. Never throws.
 */
export function dispatch(
  engine: Engine,
  method: string,
  raw: unknown,
  log: Log = logToStandardError,
): Promise<Reply> {
  return answerCall(contract, engine.methods, method, raw, log);
}

/** The same for anybody else who keeps a contract of his own. */
export async function answerCall<C extends Contract>(
  schemas: C,
  methods: { [M in keyof C]: (input: never) => Promise<unknown> },
  method: string,
  raw: unknown,
  log: Log,
): Promise<Reply> {
  if (!Object.hasOwn(schemas, method)) {
    return { ok: false, code: 'unknown-method', message: `There is no method '${method.slice(0, 100)}'.` };
  }
  const input = schemas[method]?.input.safeParse(raw);
  if (!input?.success) {
    return { ok: false, code: 'bad-input', message: input ? z.prettifyError(input.error) : 'No input.' };
  }
  // TypeScript cannot follow that `method` picks both the schema and the handler; the contract guarantees
  // it, so this is the only cast.
  const handlers = methods as Record<string, (input: unknown) => Promise<unknown>>;
  try {
    return { ok: true, value: await handlers[method]?.(input.data) };
  } catch (error) {
    return refusal(error, method, log);
  }
}

/** What a caller is told of an error. Only our own errors are expected; the others leave their stack in the log. */
export function refusal(thrown: unknown, task: string, log: Log): Reply & { ok: false } {
  const error = asLibraryDamage(thrown);
  if (!(error instanceof CodedError)) log(`${task}: ${describe(error)}`);
  const path = pathOf(error);
  return {
    ok: false,
    code: errorCode(error),
    message: error instanceof Error ? error.message : inspect(error),
    ...(path === undefined ? {} : { path }),
  };
}

/** A library that is damaged in some page shows it only when that page is read, by whatever method. */
function asLibraryDamage(error: unknown): unknown {
  if (!/^SQLITE_(CORRUPT|NOTADB)/.test(errorCode(error))) return error;
  return new CodedError(
    'library-damaged',
    'The library file is damaged. Move library.sqlite away and index your folders again; your photos are not affected.',
    { cause: error },
  );
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : inspect(error);
}

/** CodedError and Node's own file errors both name the file they are about in `path`. */
function pathOf(error: unknown): string | undefined {
  if (error instanceof Error && 'path' in error && typeof error.path === 'string') return error.path;
  return undefined;
}
