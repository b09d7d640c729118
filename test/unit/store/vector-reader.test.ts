import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVectorReader, type VectorReader } from '../../../src-main/store/vector-reader.ts';
import {
  clusteredVectors,
  createSyntheticLibrary,
  MODEL,
  type SyntheticLibrary,
} from '../search/synthetic-library.ts';

let synthetic: SyntheticLibrary;
let reader: VectorReader;

beforeEach(() => {
  synthetic = createSyntheticLibrary();
  reader = openVectorReader(synthetic.library.databasePath);
});
afterEach(() => {
  reader.close();
  synthetic.close();
});

const vectors = clusteredVectors(50, 8, 51);

describe('reading vectors beside the writer', () => {
  it('gives them in the order of writing, in pieces, as they were stored', () => {
    const photoIds = synthetic.add(vectors);
    const first = reader.readSince(MODEL, 0, 20);
    const second = reader.readSince(MODEL, first.at(-1)!.rowId, 100);
    const all = [...first, ...second];
    expect(all.map(({ photoId }) => photoId)).toEqual(photoIds);
    expect(all.every(({ live }) => live)).toBe(true);
    all.forEach(({ vector }, index) => {
      expect(vector).toEqual(new Float16Array(vectors[index]!));
    });
    expect(reader.readSince(MODEL, all.at(-1)!.rowId, 10)).toEqual([]);
    expect(reader.readSince('another model', 0, 10)).toEqual([]);
  });

  it('sees at once what is written, and the generation grow', () => {
    const before = reader.generation();
    synthetic.add(vectors.slice(0, 1));
    expect(reader.generation()).toBeGreaterThan(before);
    expect(reader.readSince(MODEL, 0, 10)).toHaveLength(1);
  });

  it('tells who is dead', () => {
    const photoIds = synthetic.add(vectors.slice(0, 3));
    expect(reader.deadRows(MODEL).size).toBe(0);
    synthetic.remove([photoIds[1]!]);
    const rows = reader.readSince(MODEL, 0, 10);
    expect(rows.map(({ live }) => live)).toEqual([true, false, true]);
    expect([...reader.deadRows(MODEL)]).toEqual([[rows[1]!.rowId, photoIds[1]]]);
    synthetic.restore([photoIds[1]!]);
    expect(reader.deadRows(MODEL).size).toBe(0);
  });

  it('finds the vectors of photos, and leaves out those that have none', () => {
    const photoIds = synthetic.add(vectors.slice(0, 3));
    const found = reader.vectorsOf(MODEL, [photoIds[2]!, 999]);
    expect([...found.keys()]).toEqual([photoIds[2]]);
    expect(found.get(photoIds[2]!)).toEqual(new Float16Array(vectors[2]!));
  });

  it('knows a range of rows again, and no other', () => {
    synthetic.add(vectors);
    const fingerprint = reader.fingerprint(MODEL, 0, 40);
    expect(reader.fingerprint(MODEL, 0, 40)).toBe(fingerprint);
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    const others = [
      reader.fingerprint(MODEL, 1, 40),
      reader.fingerprint(MODEL, 0, 39),
      reader.fingerprint('x', 0, 40),
    ];
    expect(others).not.toContain(fingerprint);
    synthetic.add(clusteredVectors(1, 8, 52));
    expect(reader.fingerprint(MODEL, 0, 40)).toBe(fingerprint);
  });
});
