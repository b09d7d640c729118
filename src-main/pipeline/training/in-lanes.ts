import type { Gate } from '../gate.ts';

interface Lanes {
  count: number;
  /** Once it is stopped, no further item is begun. */
  gate: Gate;
}

/**
 * Works on several items at a time. When one fails the others in flight are waited for, so that nothing goes on
 * behind the back of a caller who was told that it is over.
 *
 * @throws what the work on an item threw first
 */
export async function inLanes<Item>(
  items: readonly Item[],
  { count, gate }: Lanes,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const remaining = items.entries();
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (const [index, item] of remaining) {
      if (!(await gate.pass()) || failures.length > 0) return;
      try {
        await work(item, index);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: count }, lane));
  if (failures.length > 0) throw failures[0];
}
