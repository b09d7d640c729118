import { CodedError } from '../../../src-shared/domain/coded-error.ts';

/** The command line cannot be understood: exit code 2. */
export function usageError(message: string): CodedError {
  return new CodedError('bad-usage', message);
}

/** ` Did you mean 'index'?`, or nothing when no known name comes close. */
export function didYouMean(typed: string, known: readonly string[], prefix = ''): string {
  const [best] = known
    .map((name) => ({ name, distance: editDistance(typed.toLowerCase(), name) }))
    .filter(
      ({ name, distance }) => distance <= Math.max(1, Math.floor(name.length / 3)) || isStart(typed, name),
    )
    .sort((one, other) => one.distance - other.distance);
  return best ? ` Did you mean '${prefix}${best.name}'?` : '';
}

const isStart = (typed: string, name: string) => typed.length >= 2 && name.startsWith(typed.toLowerCase());

/** Insertions, removals and replacements that lead from one word to the other. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of one.split('').entries()) {
    const next = [index + 1];
    for (const [column, otherLetter] of other.split('').entries()) {
      const replaced = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
