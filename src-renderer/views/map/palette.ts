/** Red, green and blue, 0..255. */
export type Colour = readonly [number, number, number];

// Colours that stay apart for every kind of colour blindness (Okabe and Ito; Tol), and from either ground.
const onLight = [
  ...['0072b2', 'd55e00', '009e73', 'cc79a7', 'c98a00', '3d9fdc'],
  ...['882255', '7d7d1e', '332288', '2f8f80', 'aa4499', '8c5a1e'],
].map(fromHex);
const onDark = [
  ...['4aa3e0', 'f0813a', '21c08f', 'e09ac4', 'f2b53c', '8fd0f7'],
  ...['d2668f', 'c9c955', '9a8cf0', '63cfc0', 'd487cb', 'c79a5c'],
].map(fromHex);

// Viridis: each step as far from the next for every eye, in grey too. The end that a ground would swallow is left out.
const viridis = [
  '440154',
  '482878',
  '3e4989',
  '31688e',
  '26828e',
  '1f9e89',
  '35b779',
  '6ece58',
  'b5de2b',
].map(fromHex);

/** Of photos without a group, and of the group that gathers the rest. */
export const plainColour = (isDark: boolean): Colour => (isDark ? [138, 138, 132] : [140, 140, 134]);

/**
 * A colour for each of several groups.
 *
 * @param inOrder whether the groups follow each other, as years do: then the colours do too
 */
export function groupColours(count: number, inOrder: boolean, isDark: boolean): Colour[] {
  if (inOrder) {
    const [first, last] = isDark ? [0.35, 1] : [0, 0.85];
    return Array.from({ length: count }, (_, at) =>
      alongViridis(first + ((last - first) * at) / Math.max(1, count - 1)),
    );
  }
  const palette = isDark ? onDark : onLight;
  return Array.from({ length: count }, (_, at) => palette[at] ?? plainColour(isDark));
}

export const cssColour = ([red, green, blue]: Colour): string => `rgb(${red} ${green} ${blue})`;

function alongViridis(share: number): Colour {
  const at = share * (viridis.length - 1);
  const [low, high] = [viridis[Math.floor(at)], viridis[Math.ceil(at)]];
  if (!low || !high) return [0, 0, 0];
  const part = at - Math.floor(at);
  const mix = (one: number, other: number) => Math.round(one + (other - one) * part);
  return [mix(low[0], high[0]), mix(low[1], high[1]), mix(low[2], high[2])];
}

function fromHex(hex: string): Colour {
  const value = Number.parseInt(hex, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
