/** @throws Error for a filter [height, width, channels, multiplier] that makes several outputs of a channel: no network of ours does. */
export function onlyMultiplierOne(filterShape: readonly number[]): void {
  const multiplier = filterShape[3];
  if (multiplier === 1) return;
  throw new Error(
    `gradients of a depthwise convolution with multiplier ${multiplier} are not built for wasm`,
  );
}
