import { describe, expect, it } from 'vitest';
import { QueryPictures } from '../../../src-main/api/query-pictures.ts';
import type { PictureSource, ReadPicture } from '../../../src-main/workers/reader-messages.ts';

const picture = { thumbnail: new Uint8Array(10) } as ReadPicture;
const dropped = (name: string, bytes: number) => ({ name, bytes: new Uint8Array(bytes) });
const bytesOf = (source: PictureSource) => ('bytes' in source ? source.bytes.byteLength : source.path);

describe('pictures to search with', () => {
  it('keep the originals of the newest, and small copies of the others', () => {
    const pictures = new QueryPictures(1_000);
    const ids = [400, 500, 450, 600].map((bytes, at) =>
      pictures.add(dropped(`${at}`, bytes), picture, 'model'),
    );
    const kept = () => ids.map((id) => bytesOf(pictures.get(id, 'model').source));
    expect(kept()).toEqual([10, 10, 10, 600]);
    ids.push(pictures.add(dropped('huge', 5_000), picture, 'model'));
    expect(kept()).toEqual([10, 10, 10, 600, 10]);
  });

  it('of files keep only where they are', () => {
    const pictures = new QueryPictures(0);
    const id = pictures.add({ path: '/home/a.jpg' }, picture, 'model');
    expect(pictures.get(id, null)).toMatchObject({ name: 'a.jpg', source: { path: '/home/a.jpg' } });
  });

  it('are two hundred at most, the oldest are forgotten', () => {
    const pictures = new QueryPictures();
    const ids = Array.from({ length: 201 }, () => pictures.add(dropped('a', 1), picture, 'model'));
    expect(() => pictures.get(ids[0]!, null)).toThrow(expect.objectContaining({ code: 'query-forgotten' }));
    expect(pictures.get(ids[1]!, null).name).toBe('a');
    expect(() => pictures.get(ids[1]!, 'another model')).toThrow(
      expect.objectContaining({ code: 'query-forgotten' }),
    );
  });
});
