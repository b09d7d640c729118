import type { Child, ChildEnd } from '../serve/child.ts';

/** The end of a child that has only so long: what hangs is as lost as what crashed. */
export async function endWithin(child: Child, limitMs: number): Promise<ChildEnd> {
  const impatient = setTimeout(() => {
    child.kill();
  }, limitMs);
  try {
    return await child.ended;
  } finally {
    clearTimeout(impatient);
  }
}

/** How a process ended, where it said nothing itself. */
export const wayOfEnding = ({ code, signal }: ChildEnd): string => String(signal ?? code ?? 'no reason');
