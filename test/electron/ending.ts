import type { ChildProcess } from 'node:child_process';

/** The engine is given 10 s by main. Who needs longer than this hangs. */
const QUIT_WITHIN_MS = 15_000;

interface Ending {
  child: Pick<ChildProcess, 'exitCode' | 'signalCode' | 'kill'>;
  /** With its exit code. */
  ended: Promise<number | null>;
  /** As a person would; not asked of one that has ended by itself. */
  quit: () => void;
  log: () => string;
}

/** Lets a program end. Rejects where it hangs, and then kills it, or where it ended otherwise than in order. */
export async function endInOrder({ child, ended, quit, log }: Ending): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) quit();
  let impatient: NodeJS.Timeout | undefined;
  const hangs = new Promise<'hangs'>((resolve) => {
    impatient = setTimeout(resolve, QUIT_WITHIN_MS, 'hangs');
  });
  const exitCode = await Promise.race([ended, hangs]);
  clearTimeout(impatient);
  if (exitCode === 'hangs') child.kill('SIGKILL');
  await ended;
  if (exitCode === 'hangs')
    throw new Error(`The program did not quit within ${QUIT_WITHIN_MS / 1000} s:\n${log()}`);
  if (exitCode !== 0) throw new Error(`The program ended with ${exitCode ?? 'a signal'}:\n${log()}`);
}
