/** Draws without end, each item as often as any other: at no time do the counts of two differ by more than 1. */
interface Deck {
  /** No item twice, unless there are fewer than `count`. */
  draw(count: number): number[];
}

/** Like a deck of cards that is shuffled again whenever it is used up. */
export function createDeck(items: readonly number[], random: () => number): Deck {
  let order: readonly number[] = [];
  let next = 0;
  return {
    draw: (count) => {
      const drawn: number[] = [];
      while (drawn.length < count && items.length > 0) {
        if (next === order.length) {
          order = lastAmong(shuffled(items, random), new Set(drawn));
          next = 0;
        }
        const taken = order.slice(next, next + count - drawn.length);
        drawn.push(...taken);
        next += taken.length;
      }
      return drawn;
    },
  };
}

/** Those that this draw already has go to the end of the new order. */
function lastAmong(order: readonly number[], drawn: ReadonlySet<number>): number[] {
  return [...order.filter((item) => !drawn.has(item)), ...order.filter((item) => drawn.has(item))];
}

/** Fisher and Yates. */
function shuffled(items: readonly number[], random: () => number): number[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1));
    const item = order[chosen] ?? 0;
    order[chosen] = order[last] ?? 0;
    order[last] = item;
  }
  return order;
}
