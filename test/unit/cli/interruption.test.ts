import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const module = pathToFileURL(
  join(import.meta.dirname, '..', '..', '..', 'src-main', 'shells', 'cli', 'interruption.ts'),
);

/** A program that hears the request to stop and takes forever over it. */
const program = `
  import { onInterruption } from '${module.href}';
  const interruption = onInterruption();
  setInterval(() => undefined, 1000);
  console.log('ready');
  console.log(await interruption.requested);
`;

it('asks to stop at the first Ctrl-C, bears its echo, and leaves at the second', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  await once(child.stdout, 'data');

  child.kill('SIGINT');
  child.kill('SIGINT');
  await once(child.stdout, 'data');
  await wait(700);
  expect(stdout).toBe('ready\n130\n');
  expect(child.exitCode).toBeNull();

  child.kill('SIGINT');
  expect(await once(child, 'close')).toEqual([130, null]);
});
