import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

// npm run check [-- <name...>]: everything that can be said about the code without running it.

const packageDir = join(import.meta.dirname, '..');

/** Longest first, so that none is left to run alone at the end. */
const checks: Record<string, readonly [program: string, ...args: string[]]> = {
  lint: ['eslint', '.', '--max-warnings', '0'],
  types: ['tsc', '-p', '.'],
  'preload types': ['tsc', '-p', 'src-main/shells/electron/preload'],
  'svelte types': [
    'svelte-check',
    '--workspace',
    'src-renderer',
    '--tsconfig',
    './tsconfig.json',
    '--fail-on-warnings',
  ],
  boundaries: [
    'depcruise',
    '--config',
    '.dependency-cruiser.cjs',
    'src-main',
    'src-shared',
    'src-renderer',
    'scripts',
  ],
  format: ['prettier', '--check', '.', '--log-level', 'warn'],
  unused: ['knip'],
};

interface Outcome {
  name: string;
  passed: boolean;
  seconds: number;
  output: string;
}

function runCheck(name: string): Promise<Outcome> {
  const [program, ...args] = checks[name] ?? ['false'];
  const startedAtMs = performance.now();
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    const end = (passed: boolean) => {
      const seconds = (performance.now() - startedAtMs) / 1000;
      resolve({ name, passed, seconds, output: Buffer.concat(chunks).toString().trimEnd() });
    };
    // On Windows the programs of npm packages are .cmd files, which only a shell can start.
    const child = spawn(program, args, { cwd: packageDir, shell: process.platform === 'win32' });
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => {
      chunks.push(
        Buffer.from(`${program} could not be started: ${error.message}\nRun npm ci, then npm run check.`),
      );
      end(false);
    });
    child.on('close', (exitCode) => {
      end(exitCode === 0);
    });
  });
}

/** Tells of each check as it ends; the output only of those that failed. */
async function workThrough(queue: string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const outcome = await runCheck(name);
    outcomes.push(outcome);
    const verdict = outcome.passed ? 'ok    ' : 'FAILED';
    console.log(`${verdict}  ${name.padEnd(13)}  ${outcome.seconds.toFixed(1).padStart(5)} s`);
    if (!outcome.passed) console.log(outcome.output.replace(/^/gm, '    '));
  }
  return outcomes;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(checks, name));
if (unknown.length > 0) {
  console.error(`There is no check '${unknown.join("', '")}'. There are: ${Object.keys(checks).join(', ')}.`);
  process.exit(2);
}
const queue = wanted.length > 0 ? wanted : Object.keys(checks);
// Each of them fills more than one core and a good part of a gigabyte.
const workers = Math.min(3, Math.max(1, availableParallelism()));
const outcomes = (await Promise.all(Array.from({ length: workers }, () => workThrough(queue)))).flat();
process.exit(outcomes.every((outcome) => outcome.passed) ? 0 : 1);
