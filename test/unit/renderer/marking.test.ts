import { expect, test } from 'vitest';
import { PhotoId } from '../../../src-shared/contract/ids.ts';
import { PhotoSet } from '../../../src-renderer/state/photo-set.ts';
import { Marking, type Marks } from '../../../src-renderer/ui/marking.ts';

/** As the page keeps them, without its signals. */
function keptMarks(): Marks {
  let photos = new PhotoSet();
  return {
    get size() {
      return photos.size;
    },
    get ids() {
      return photos.ids;
    },
    has: (photoId) => photos.has(photoId),
    toggle: (photoId) => {
      photos = photos.has(photoId) ? photos.without([photoId]) : photos.with([photoId]);
    },
    add: (photoIds) => {
      photos = photos.with(photoIds);
    },
    replace: (photoIds) => {
      photos = new PhotoSet(photoIds);
    },
    clear: () => {
      photos = new PhotoSet();
    },
  };
}

const plain = { shiftKey: false, ctrlKey: false, metaKey: false };
const shift = { ...plain, shiftKey: true };
const ctrl = { ...plain, ctrlKey: true };

function grid(count: number) {
  let photos = Array.from({ length: count }, (_, index) => PhotoId.parse(100 + index));
  const marks = keptMarks();
  const marking = new Marking(marks, () => photos);
  return {
    marks,
    marking,
    marked: () => marks.ids.map((photoId) => photoId - 100),
    /** As when photos arrive above. */
    insert: (ids: number[]) => {
      photos = [...ids.map((id) => PhotoId.parse(id)), ...photos];
    },
  };
}

test('a plain click is about marking only where something is marked', () => {
  const { marking, marked } = grid(5);
  expect(marking.click(2, 0, plain)).toBe(false);
  expect(marked()).toEqual([]);
  expect(marking.click(2, 0, ctrl)).toBe(true);
  expect(marking.click(4, 2, plain)).toBe(true);
  expect(marked()).toEqual([2, 4]);
  expect(marking.click(2, 4, plain)).toBe(true);
  expect(marked()).toEqual([4]);
});

test('a range grows and shrinks around where it began, beside what was marked before', () => {
  const { marking, marked } = grid(10);
  marking.toggle(8);
  marking.toggle(3);
  marking.click(5, 3, shift);
  expect(marked()).toEqual([8, 3, 4, 5]);
  marking.click(1, 5, shift);
  expect(marked()).toEqual([8, 3, 1, 2]);
  marking.extend(1, 3);
  expect(marked()).toEqual([8, 3]);
});

test('the first range begins at the photo with the focus, and so does one after everything was let go', () => {
  const { marking, marked, marks } = grid(10);
  marking.click(4, 2, shift);
  expect(marked()).toEqual([2, 3, 4]);
  marks.clear();
  marking.extend(7, 6);
  expect(marked()).toEqual([6, 7]);
});

test('a range begins at the same photo when others arrive above it', () => {
  const { marking, marked, insert } = grid(4);
  marking.toggle(1);
  insert([500, 501]);
  marking.extend(3, 4);
  expect(marked()).toEqual([1, 2]);
});

test('all 100,000 photos are marked, and each of them once', () => {
  const { marking, marks } = grid(100_000);
  marking.toggle(7);
  marking.all();
  expect(marks.size).toBe(100_000);
  expect(marks.ids[0]).toBe(107);
  marking.clear();
  expect(marks.size).toBe(0);
});
