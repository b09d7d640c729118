import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { errorMessage } from '../../src-shared/domain/coded-error.ts';
import { USEARCH_VERSION } from './index-settings.ts';
import { openSegment, type Segment } from './segment.ts';
import { parseSidecar, type SegmentSidecar } from './segment-sidecar.ts';

/** Ours to delete: nothing else is touched, should somebody point us at a folder of theirs. */
const OURS = /^segment-\d+\.(?:usearch|json)(?:\.part)?$/;

export interface SegmentExpectation {
  model: string;
  dimensions: number;
  /** Of the library now. An index of a later one was built on rows that are no longer there. */
  generation: number;
  fingerprint: (afterRowId: number, throughRowId: number) => string;
  log: (line: string) => void;
}

/**
 * The segments of a folder that are beyond doubt, in order of their ranges. All else of ours in there is
 * deleted: the library still has every vector, and what is deleted is built again.
 */
export async function openSegmentFolder(folder: string, expected: SegmentExpectation): Promise<Segment[]> {
  await mkdir(folder, { recursive: true });
  const names = (await readdir(folder)).filter((name) => OURS.test(name));
  const segments: Segment[] = [];
  for (const name of names.filter((name) => name.endsWith('.usearch'))) {
    const opened = await tryOpen(join(folder, name), expected);
    if (typeof opened === 'string') expected.log(`search: ${name} is built again: ${opened}`);
    else segments.push(opened);
  }
  const kept = withoutOverlap(segments);
  const keep = new Set(kept.flatMap(({ path }) => [path, sidecarPath(path)]));
  for (const name of names) {
    const path = join(folder, name);
    if (!keep.has(path)) await removeQuietly(path);
  }
  return kept;
}

export const sidecarPath = (indexPath: string): string => indexPath.replace(/\.usearch$/, '.json');

/** Windows keeps a file that is still mapped; it is deleted at the next start. */
export async function removeSegment(segment: Segment): Promise<void> {
  // The sidecar first: an index without one is never opened.
  await removeQuietly(sidecarPath(segment.path));
  await removeQuietly(segment.path);
}

/** The segment, or the reason to build it again. */
async function tryOpen(path: string, expected: SegmentExpectation): Promise<Segment | string> {
  const sidecar = await readSidecar(sidecarPath(path));
  if (!sidecar) return 'its sidecar is missing or damaged';
  const doubt = doubtOf(sidecar, expected);
  if (doubt) return doubt;
  try {
    const { size } = await stat(path);
    if (size !== sidecar.bytes) return `it has ${size} bytes instead of ${sidecar.bytes}`;
    if ((await sha256Of(path)) !== sidecar.sha256) return 'its content is damaged';
    return openSegment(path, sidecar) ?? 'it does not hold what its sidecar says';
  } catch (error) {
    return errorMessage(error);
  }
}

function doubtOf(sidecar: SegmentSidecar, expected: SegmentExpectation): string | null {
  if (sidecar.usearch !== USEARCH_VERSION) return `usearch ${sidecar.usearch} wrote it`;
  if (sidecar.model !== expected.model) return `it is of the model ${sidecar.model}`;
  if (sidecar.dimensions !== expected.dimensions) return `it has ${sidecar.dimensions} dimensions`;
  if (sidecar.generation > expected.generation) return 'it is newer than the library';
  const { afterRowId, throughRowId, fingerprint } = sidecar;
  if (expected.fingerprint(afterRowId, throughRowId) !== fingerprint) return 'it is of another library';
  return null;
}

async function readSidecar(path: string): Promise<SegmentSidecar | null> {
  try {
    return parseSidecar(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Of two that cover the same row, as a crash between writing one and deleting the other leaves, the newer. */
function withoutOverlap(segments: readonly Segment[]): Segment[] {
  const kept: Segment[] = [];
  const newestFirst = [...segments].sort((left, right) => right.sidecar.generation - left.sidecar.generation);
  for (const segment of newestFirst) {
    const { afterRowId, throughRowId } = segment.sidecar;
    const overlaps = kept.some(
      ({ sidecar }) => afterRowId < sidecar.throughRowId && throughRowId > sidecar.afterRowId,
    );
    if (!overlaps) kept.push(segment);
  }
  return kept.sort((left, right) => left.sidecar.afterRowId - right.sidecar.afterRowId);
}

/** In pieces, so that a query in between is answered. */
export async function sha256Of(path: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), digest);
  return digest.digest('hex');
}

async function removeQuietly(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch {
    // Still mapped, or not ours to delete. Without its sidecar nothing opens it.
  }
}
