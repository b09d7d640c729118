/** Patterns from a text with one per line; empty lines mean nothing. */
export function linesOf(patterns: string): string[] {
  return patterns
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
