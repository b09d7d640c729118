/**
 * Results of `read` in the order of `items`, of which up to `lanes` are being worked on before they are asked for.
 * Leaving the loop early waits for those that have begun, so that nothing is read from a file closed afterwards.
 */
export async function* readAhead<Item, Result>(
  items: readonly Item[],
  lanes: number,
  read: (item: Item, index: number) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const begun: Promise<Result>[] = [];
  let next = 0;
  const fill = (): void => {
    while (next < items.length && begun.length < lanes) {
      const item = items[next] as Item;
      const result = read(item, next);
      // Nobody waits for it yet; whoever does gets the error.
      result.catch(() => undefined);
      begun.push(result);
      next++;
    }
  };
  try {
    fill();
    for (let result = begun.shift(); result; result = begun.shift()) {
      const value = await result;
      fill();
      yield value;
    }
  } finally {
    await Promise.allSettled(begun);
  }
}
