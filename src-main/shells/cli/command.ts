import type { EngineClient } from '../../../src-shared/contract/api.ts';
import type { DoctorReport } from '../../../src-shared/contract/library.ts';
import type { CodedError } from '../../../src-shared/domain/coded-error.ts';
import type { Engine, EngineOptions } from '../../serve/engine.ts';
import type { Output } from './output.ts';

/** Exit codes that scripts can rely on. Stopped by a signal: 128 and its number, as shells have it. */
export const exitCodes = { done: 0, failed: 1, badUsage: 2 } as const;

export interface Option {
  type: 'string' | 'boolean';
  /** What stands for the value in the help: `DIR`. */
  placeholder?: string;
  short?: string;
  /** May be given more than once. */
  multiple?: boolean;
  help: string;
}

export type Options = Record<string, Option>;

/** What a person gave for each option; one that was left out is undefined. */
export type OptionValues<O extends Options> = {
  [Name in keyof O]:
    | (O[Name]['type'] extends 'boolean' ? boolean : O[Name] extends { multiple: true } ? string[] : string)
    | undefined;
};

/** What a command may want of the engine beyond the usual. */
export type OpeningOptions = Pick<EngineOptions, 'resumeImport' | 'watch' | 'desktop'>;

/** Disposing closes the engine and releases the library. */
export interface OpenedEngine extends AsyncDisposable {
  engine: Engine;
  client: EngineClient;
}

export interface CommandContext {
  /** What follows the command, without options, as typed. */
  words: readonly string[];
  output: Output;
  /** A path as typed, made absolute. */
  resolvePath: (typed: string) => string;
  /** Opens the library of `--library`. */
  openEngine: (how?: OpeningOptions) => Promise<OpenedEngine>;
  /** What can be said where the engine did not start, and why it did not. */
  diagnose: (error: CodedError) => Promise<DoctorReport>;
  /** The same in another data folder. */
  openEngineIn: (dataDir: string) => Promise<OpenedEngine>;
}

export interface Command {
  /** One word, or two for what is done with something: `models adopt`. */
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** In their order: `<name>` is needed, `[name]` may be left out, the last one with `...` takes several. */
  words: '' | `${'<' | '['}${string}${'>' | ']'}`;
  /** More help, line by line. */
  details: readonly string[];
  options: Options;
  /** Answers the exit code. */
  run(context: CommandContext, options: Record<string, unknown>): Promise<number>;
}

/** Ties the options of a command to what its `run` gets of them. */
export function defineCommand<const O extends Options>(
  command: Omit<Command, 'options' | 'run'> & {
    options: O;
    run(context: CommandContext, options: OptionValues<O>): Promise<number>;
  },
): Command {
  // `parseCommandLine` fills the values in by the very same table.
  return command;
}
