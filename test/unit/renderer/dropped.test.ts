import { expect, test } from 'vitest';
import { pictures, sortDropped } from '../../../src-renderer/views/dropped.ts';

const fileNamed = (name: string, type = '') => new File(['x'], name, { type });
const item = (file: File | null, isDirectory = false) => ({
  getAsFile: (): File | null => file,
  webkitGetAsEntry: () => (file ? { isDirectory } : null),
});

test('a folder that was dropped or pasted is told from the files beside it', () => {
  const folder = fileNamed('Holidays');
  const picture = fileNamed('a.jpg', 'image/jpeg');
  // Words come with nearly everything that is copied.
  const sorted = sortDropped({ items: [item(folder, true), item(null), item(picture)] });
  expect(sorted).toEqual({ folders: [folder], files: [picture] });
});

test('of what was pasted, pictures come first, and what lies nowhere has to be one', () => {
  const [raw, page, picture] = [
    fileNamed('a.cr2'),
    fileNamed('a.html', 'text/html'),
    fileNamed('a', 'image/png'),
  ];
  const onDisk = (file: File) => file === raw;
  expect(pictures([raw, page, picture], onDisk)).toEqual([picture, raw]);
  expect(pictures([raw, page], () => false)).toEqual([]);
});
