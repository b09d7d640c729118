import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { errorCode } from '../../../src-shared/domain/coded-error.ts';
import { packageFolders } from '../package-folders.ts';
import { type CommandContext, exitCodes } from './command.ts';
import { commands } from './commands.ts';
import { chooseDataFolder, diagnose, openEngine } from './engine-opener.ts';
import { usageError } from './usage-error.ts';
import { commandHelp, generalHelp } from './help.ts';
import { createOutput, type Output } from './output.ts';
import { parseCommandLine } from './parse-command-line.ts';

/** Runs one command to its end. Answers the exit code; never throws. */
export async function runCommandLine(typed: readonly string[]): Promise<number> {
  const output = createOutput(typed.includes('--json'));
  // `lookalike ... | head` closes the pipe early; that is no fault of anybody.
  process.stdout.on('error', (error) => {
    process.exit(errorCode(error) === 'EPIPE' ? exitCodes.done : exitCodes.failed);
  });
  try {
    return await run(typed, output);
  } catch (error) {
    output.error(error);
    if (errorCode(error) !== 'bad-usage') return exitCodes.failed;
    output.note('See lookalike --help.');
    return exitCodes.badUsage;
  } finally {
    await flushed(process.stdout);
  }
}

async function run(typed: readonly string[], output: Output): Promise<number> {
  const { command, words, options, globals } = parseCommandLine(typed, commands);
  if (globals.version === true) {
    const version = packageVersion();
    output.result({ version }, () => [`Lookalike ${version}`]);
    return exitCodes.done;
  }
  if (globals.help === true) {
    process.stdout.write(`${command ? commandHelp(command) : generalHelp(commands)}\n`);
    return exitCodes.done;
  }
  if (!command) {
    output.note(generalHelp(commands));
    return exitCodes.badUsage;
  }
  const log = (line: string) => {
    if (globals.verbose === true) output.note(line);
  };
  const context: CommandContext = {
    words,
    output,
    resolvePath,
    openEngine: (how = {}) => openEngine(chooseDataFolder(globals.library, resolvePath), how, log),
    diagnose: (error) => diagnose(chooseDataFolder(globals.library, resolvePath), error),
    openEngineIn: (dataDir) => openEngine(dataDir, {}, log),
  };
  return command.run(context, options);
}

/** `npm run` changes into the package folder; what a person types is relative to where they typed it. */
function resolvePath(typed: string): string {
  // An unset variable in a script must not come to mean the folder that it runs in.
  if (typed === '') throw usageError('A path is empty.');
  const startedBy = process.env.INIT_CWD;
  const byNpm = startedBy !== undefined && process.cwd() === packageFolders.package;
  return resolve(byNpm ? startedBy : process.cwd(), typed);
}

function packageVersion(): string {
  const text = readFileSync(join(packageFolders.package, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** A pipe takes what is written in its own time; leaving before that would cut the result off. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((done) => {
    stream.write('', () => {
      done();
    });
  });
}
