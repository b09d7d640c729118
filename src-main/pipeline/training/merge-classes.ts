/**
 * Classes whose names read the same are one, however their letters are put together: macOS writes é as two
 * characters, others as one.
 *
 * @returns classes, in the order of their first names, and for each name the index of its class
 */
export function mergeClasses(names: readonly string[]): { classes: string[]; labels: number[] } {
  const classes: string[] = [];
  const labelOf = new Map<string, number>();
  const labels = names.map((name) => {
    const composed = name.normalize('NFC');
    const label = labelOf.get(composed) ?? classes.push(composed) - 1;
    labelOf.set(composed, label);
    return label;
  });
  return { classes, labels };
}
