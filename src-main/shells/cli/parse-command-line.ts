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
  const words = parsed.positionals.slice(command ? command.name.split(' ').length : 0);
  const isHelp = globals.help === true || globals.version === true;
  if (command && !isHelp) checkWordCount(command, words);
  return { command, words, options: parsed.values, globals };
}

/**
 * By the first word that is no option, or the first two (`models adopt`). Only global options may stand before
 * them, so the command's own are not needed yet.
 */
function findCommand(typed: readonly string[], commands: readonly Command[]): Command | undefined {
  const { positionals } = parseArgs({
    args: [...typed],
    options: globalOptions,
    allowPositionals: true,
    strict: false,
  });
  const [name, action] = positionals;
  if (name === undefined) return undefined;
  const byName = (wanted: string) => commands.find((candidate) => candidate.name === wanted);
  const command = (action === undefined ? undefined : byName(`${name} ${action}`)) ?? byName(name);
  if (!command) {
    const names = commands.map((candidate) => candidate.name);
    throw usageError(`There is no command '${name}'.${didYouMean(name, names)}`);
  }
  const actions = commands
    .filter((candidate) => candidate.name.startsWith(`${name} `))
    .map((candidate) => candidate.name.slice(name.length + 1));
  if (command.name === name && action !== undefined && actions.length > 0 && command.words === '') {
    const hint = didYouMean(action, actions, `${name} `) || ` Choose from ${actions.join(', ')}.`;
    throw usageError(`There is no command '${name} ${action}'.${hint}`);
  }
  return command;
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
  const slots = command.words.match(/[<[][^\]>]+[\]>]/g) ?? [];
  const missing = slots.slice(words.length).find((slot) => slot.startsWith('<'));
  if (missing !== undefined) {
    throw usageError(`'${command.name}' needs ${missing.slice(1, -1).replace('...', '')} to work on.`);
  }
  const surplus = command.words.includes('...') ? undefined : words[slots.length];
  if (surplus !== undefined) throw usageError(`'${command.name}' cannot do anything with '${surplus}'.`);
}
