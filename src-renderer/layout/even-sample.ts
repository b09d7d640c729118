/** At most `most` of the things, evenly spread over all of them, in their order. */
export function evenSample<T>(things: readonly T[], most: number): T[] {
  if (things.length <= most) return [...things];
  return Array.from({ length: most }, (_, at) => things[Math.floor((at * things.length) / most)] as T);
}
