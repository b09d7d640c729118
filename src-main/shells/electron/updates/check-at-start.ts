import type { Updates } from './updates.ts';

/**
 * Looks for an update once, when a person agreed to that; not in the first half minute, in which they want their
 * photos. To be called when the window is there. Returns a function that lets it be.
 */
export function checkAtStart(
  updates: Pick<Updates, 'check'>,
  hasAgreed: () => boolean,
  delayMs = 30_000,
): () => void {
  const timer = setTimeout(() => {
    if (hasAgreed()) void updates.check();
  }, delayMs);
  return () => {
    clearTimeout(timer);
  };
}
