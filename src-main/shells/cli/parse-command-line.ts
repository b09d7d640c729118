import { parseArgs } from 'node:util';
import { errorMessage } from '../../../src-shared/domain/coded-error.ts';
import type { Command, OptionValues } from './command.ts';
import { globalOptions } from './global-options.ts';
import { didYouMean, usageError } from './usage-error.ts';

export interface ParsedCommandLine {
  /** None: nothing but global options was typed. */
  command: Command | undefined;
  words: string[];
  options: Record<string, unknown>;
  globals: OptionValues<typeof globalOptions>;
}

/** Throws CodedError 'bad-usage', with a hint where something known comes close. */
export function parseCommandLine(typed: readonly string[], commands: readonly Command[]): ParsedCommandLine {
  const command = findCommand(typed, commands);
  const known = { ...globalOptions, ...command?.options };
  const args = [...typed];
  refuseUnknownOptions(args, known);
  let parsed;
  try {
    parsed = parseArgs({ args, options: known, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's first sentence says what is wrong, the rest of it is for programmers.
    throw usageError(`${errorMessage(error).split(/\.?\n|\. /)[0] ?? ''}.`);
  }
  const globals = parsed.values as OptionValues<typeof globalOptions>;
  const words = command ? parsed.positionals.slice(1) : parsed.positionals;
  const isHelp = globals.help === true || globals.version === true;
  if (command && !isHelp) checkWordCount(command, words);
  return { command, words, options: parsed.values, globals };
}

/** The first word that is no option. Only global options may stand before it, so its options are not needed yet. */
function findCommand(typed: readonly string[], commands: readonly Command[]): Command | undefined {
  const { positionals } = parseArgs({
    args: [...typed],
    options: globalOptions,
    allowPositionals: true,
    strict: false,
  });
  const [name] = positionals;
  if (name === undefined) return undefined;
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command;
  const names = commands.map((candidate) => candidate.name);
  throw usageError(`There is no command '${name}'.${didYouMean(name, names)}`);
}

function refuseUnknownOptions(args: string[], known: Command['options']): void {
  const { tokens } = parseArgs({ args, options: known, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option' || Object.hasOwn(known, token.name)) continue;
    const hint = didYouMean(token.name, Object.keys(known), '--');
    throw usageError(`There is no option '${token.rawName}' here.${hint}`);
  }
}

function checkWordCount(command: Command, words: readonly string[]): void {
  const isNeeded = command.words.startsWith('<');
  const takesSeveral = command.words.includes('...');
  const most = takesSeveral ? Infinity : command.words === '' ? 0 : 1;
  if (isNeeded && words.length === 0) {
    throw usageError(`'${command.name}' needs ${command.words.slice(1, -1).replace('...', '')} to work on.`);
  }
  const surplus = words[most];
  if (surplus !== undefined) throw usageError(`'${command.name}' cannot do anything with '${surplus}'.`);
}
