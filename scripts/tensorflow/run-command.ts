import { spawn } from 'node:child_process';

/**
 * Runs a program where the person can follow it.
 *
 * @throws Error saying `whatToDo` where it cannot be started or fails
 */
export function runCommand(
  program: string,
  args: readonly string[],
  { cwd, whatToDo }: { cwd?: string; whatToDo: string },
): Promise<void> {
  console.log(`$ ${[program, ...args].join(' ')}`);
  const child = spawn(program, args, { stdio: 'inherit', cwd });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      reject(new Error(`${program} could not be started (${error.message}). ${whatToDo}`));
    });
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${signal ?? code}. ${whatToDo}`));
    });
  });
}
