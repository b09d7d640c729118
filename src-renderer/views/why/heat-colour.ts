/** Red, green, blue, alpha. */
type Colour = readonly [number, number, number, number];

/**
 * From what speaks against the match to what agrees most. Blue, dark and yellow differ in lightness too, so that they
 * can be told apart with any kind of colour blindness; parts that add nothing only step back.
 */
const STOPS: readonly { value: number; colour: Colour }[] = [
  { value: -1, colour: [70, 165, 255, 0.8] },
  { value: -0.3, colour: [30, 70, 130, 0.6] },
  { value: 0, colour: [14, 12, 24, 0.5] },
  { value: 0.3, colour: [130, 30, 110, 0.5] },
  { value: 0.65, colour: [235, 95, 45, 0.65] },
  { value: 1, colour: [255, 225, 85, 0.8] },
];

/** @param value -1..1 */
export function heatColour(value: number): Colour {
  let colour: Colour = STOPS[0]?.colour ?? [0, 0, 0, 0];
  STOPS.forEach((stop, index) => {
    const before = STOPS[index - 1];
    if (!before || value <= before.value) return;
    const share = Math.min(1, (value - before.value) / (stop.value - before.value));
    colour = mixed(before.colour, stop.colour, share);
  });
  return colour;
}

const mixed = (from: Colour, to: Colour, share: number): Colour => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
  from[3] + (to[3] - from[3]) * share,
];
