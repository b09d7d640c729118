/**
 * Above it some pictures (interlaced PNG, progressive JPEG, AVIF) take 0.5 to 1.7 GB while they are decoded. One at a
 * time is slow enough for nobody and small enough for most machines; six at once would not be.
 */
const GIANT_PIXELS = 40_000_000;

/** Shared by all threads of a pool: 0, or the id of the thread that decodes a giant. */
export type GiantCell = Int32Array<SharedArrayBuffer>;

export const makeGiantCell = (): GiantCell => new Int32Array(new SharedArrayBuffer(4));

/** Waits while another picture of this size is being decoded anywhere. @returns what to call afterwards */
export async function admitGiant(cell: GiantCell, threadId: number, pixels: number): Promise<() => void> {
  if (pixels < GIANT_PIXELS) return () => undefined;
  for (;;) {
    const holder = Atomics.compareExchange(cell, 0, 0, threadId);
    if (holder === 0) break;
    const changed = Atomics.waitAsync(cell, 0, holder);
    if (changed.async) await changed.value;
  }
  return () => {
    releaseGiant(cell, threadId);
  };
}

/** Also for a thread that died with the gate in its hand. */
export function releaseGiant(cell: GiantCell, threadId: number): void {
  if (Atomics.compareExchange(cell, 0, threadId, 0) === threadId) Atomics.notify(cell, 0);
}
