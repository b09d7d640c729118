import { createHash } from 'node:crypto';
import { z } from 'zod';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.int().nonnegative();

/**
 * What stands beside an index file, so that usearch never opens one that we did not write, whole, for this
 * library and this model: it takes the process down on a damaged file, and quietly answers from a foreign one.
 */
export const SegmentSidecar = z.object({
  usearch: z.string(),
  bytes: Count,
  sha256: Sha256,
  model: z.string(),
  dimensions: Count,
  metric: z.literal('cos'),
  quantisation: z.literal('f16'),
  /** The rows of `vector` that it covers: those after the first id, up to and with the second. */
  afterRowId: Count,
  throughRowId: Count,
  /** Photos in the index. */
  total: Count,
  /** [row id, photo id] of what lies in the range but was not live, or no vector, when the index was built. */
  skipped: z.array(z.tuple([Count, Count])),
  /** Of the library, when the index was built. */
  generation: Count,
  /** Of the covered rows, as the library tells it. */
  fingerprint: Sha256,
  /** A fixed sample of the photos in it: what the library looks like, without reading all of it. */
  samplePhotoIds: z.array(Count),
});
export type SegmentSidecar = z.infer<typeof SegmentSidecar>;

const Sealed = z.object({ seal: Sha256, sidecar: z.unknown() });

/** As text with a seal over it: one changed digit must not pass for another range. */
export function writeSidecar(sidecar: SegmentSidecar): string {
  return JSON.stringify({ seal: sealOf(sidecar), sidecar });
}

/** Null where the text is not exactly what `writeSidecar` made. */
export function parseSidecar(text: string): SegmentSidecar | null {
  try {
    const { seal, sidecar } = Sealed.parse(JSON.parse(text));
    return sealOf(sidecar) === seal ? SegmentSidecar.parse(sidecar) : null;
  } catch {
    return null;
  }
}

function sealOf(sidecar: unknown): string {
  return createHash('sha256').update(JSON.stringify(sidecar)).digest('hex');
}
