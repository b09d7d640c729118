import { spawn } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';

/** In the order of docs/benchmarks.md. Names on the command line choose among them. */
const all = [
  'import',
  'memory',
  'query',
  'rescan',
  'paint',
  'gallery',
  'bundle',
  'recall',
  'map',
  'map-paint',
  'teach',
  'train-step',
  'train-loop',
  'adopt',
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(', ')}. There are: ${all.join(', ')}.\n`);
  process.exit(2);
}

process.stdout.write(
  `# ${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${process.version}\n`,
);
let failed = 0;
for (const name of wanted.length > 0 ? wanted : all) {
  const code = await run(name);
  if (code !== 0) failed++;
}
process.exitCode = failed > 0 ? 1 : 0;

/** One process each, so that none warms up or fills the memory of the next. */
function run(name: string): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, `${name}.ts`)], {
    stdio: 'inherit',
    env: { ...process.env, ORT_DISABLE_TELEMETRY: '1' },
  });
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}
