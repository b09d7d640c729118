/** SQLite's NOCASE knows the letters of English only; people also write Ä, Ж and é in two ways. */
const folded = (name: string): string => name.normalize('NFKC').toLowerCase();

export const isSameName = (one: string, other: string): boolean => folded(one) === folded(other);

/** `name`, or the first of 'name 2', 'name 3', … that is none of `taken`. */
export function freeName(name: string, taken: readonly string[]): string {
  const isTaken = (wanted: string) => taken.some((other) => isSameName(other, wanted));
  let free = name;
  for (let number = 2; isTaken(free); number++) free = `${name} ${number}`;
  return free;
}
