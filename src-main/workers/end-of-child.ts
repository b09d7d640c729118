import type { Child, ChildEnd } from '../serve/child.ts';

/** The end of a child that had only so long. */
export interface LimitedEnd extends ChildEnd {
  /** Where it was killed for taking longer. What its process ended with says nothing then. */
  limitMs?: number;
}

/** The end of a child that has only so long: what hangs is as lost as what crashed. */
export async function endWithin(child: Child, limitMs: number): Promise<LimitedEnd> {
  let late: Pick<LimitedEnd, 'limitMs'> = {};
  const impatient = setTimeout(() => {
    late = { limitMs };
    child.kill();
  }, limitMs);
  try {
    return { ...(await child.ended), ...late };
  } finally {
    clearTimeout(impatient);
  }
}

/** How a process ended, where it said nothing itself. */
export const wayOfEnding = ({ code, signal, limitMs }: LimitedEnd): string =>
  limitMs === undefined
    ? `ended with ${signal ?? code ?? 'no reason'}`
    : `took longer than ${limitMs / 1000} s`;
