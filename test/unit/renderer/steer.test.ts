import { expect, test } from 'vitest';
import type { PhotoId } from '../../../src-shared/contract/ids.ts';
import type { QueryPicture } from '../../../src-shared/contract/search.ts';
import { formatRoute, parseRoute, type SearchRoute } from '../../../src-renderer/state/route.ts';
import {
  pullOn,
  steer,
  withExample,
  withMinScore,
  withoutExample,
  withRegion,
} from '../../../src-renderer/state/steer.ts';

const photo = (id: number): QueryPicture => ({ kind: 'photo', photoId: id as PhotoId });
const plain: SearchRoute = { query: photo(1), filter: {} };

test('a photo becomes an example, changes sides, and is taken out when marked the same way again', () => {
  const more = steer(plain, photo(4), 'more');
  expect(more.examples).toEqual([{ picture: photo(4), weight: 1 }]);
  const less = steer(more, photo(4), 'less');
  expect(less.examples).toEqual([{ picture: photo(4), weight: -1 }]);
  expect(pullOn(less, photo(4))).toBe('less');
  expect(steer(less, photo(4), 'less')).toEqual(plain);
});

test('another mark keeps weight and part of the examples before it', () => {
  const region = { x: 0.1, y: 0.2, width: 0.3, height: 0.4 };
  const tuned = withExample(steer(plain, photo(4), 'more'), 0, { picture: photo(4), weight: 0.5, region });
  const both = steer(tuned, photo(5), 'less');
  expect(both.examples).toEqual([
    { picture: photo(4), weight: 0.5, region },
    { picture: photo(5), weight: -1 },
  ]);
  expect(withoutExample(withoutExample(both, 0), 0)).toEqual(plain);
});

test('there are never more examples than one search takes', () => {
  let search = plain;
  for (let id = 2; id <= 230; id += 1) search = steer(search, photo(id), 'more');
  expect(search.examples).toHaveLength(200);
  expect(search.examples?.at(-1)?.picture).toEqual(photo(230));
});

test('what is chosen and taken back leaves no trace in the address', () => {
  const changed = withMinScore(withRegion(plain, { x: 0, y: 0, width: 0.5, height: 0.5 }), 0.7);
  const address = formatRoute({ view: 'similar', ...changed });
  expect(address).toBe('#/similar/photo/1?box=0%2C0%2C0.5%2C0.5&least=0.7');
  expect(parseRoute(address)).toEqual({ view: 'similar', ...changed });
  expect(withMinScore(withRegion(changed, null), 0)).toEqual(plain);
});
