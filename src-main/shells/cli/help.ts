import type { Command, Option, Options } from './command.ts';
import { globalOptions } from './global-options.ts';

const programName = 'lookalike';

export function generalHelp(commands: readonly Command[]): string {
  return [
    'Search your own photos by example, on your own machine.',
    '',
    `Usage: ${programName} <command> [options]`,
    '',
    'Commands:',
    ...columns(commands.map((command) => [`${command.name} ${command.words}`.trim(), command.summary])),
    '',
    'Options of all commands:',
    ...optionLines(globalOptions),
    '',
    `${programName} <command> --help tells more about one of them.`,
    'Exit codes: 0 done, 1 failed, 2 bad usage.',
  ].join('\n');
}

export function commandHelp(command: Command): string {
  const hasOptions = Object.keys(command.options).length > 0;
  return [
    `${command.summary}.`,
    '',
    `Usage: ${programName} ${[command.name, command.words, '[options]'].filter(Boolean).join(' ')}`,
    '',
    ...command.details,
    '',
    ...(hasOptions ? ['Options:', ...optionLines(command.options), ''] : []),
    'Options of all commands:',
    ...optionLines(globalOptions),
  ].join('\n');
}

function optionLines(options: Options): string[] {
  return columns(Object.entries(options).map(([name, option]) => [spell(name, option), option.help]));
}

function spell(name: string, { short, placeholder }: Option): string {
  const long = `--${name}${placeholder === undefined ? '' : ` ${placeholder}`}`;
  return short === undefined ? long : `-${short}, ${long}`;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const wide = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(wide)}  ${right}`);
}
