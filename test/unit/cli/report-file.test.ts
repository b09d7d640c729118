import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { refuseUnwritablePlace, writeReport } from '../../../src-main/shells/cli/report-file.ts';
import { makeTestFolder } from '../../pictures/folder.ts';

it('refuses a place before the training that nothing can be written to after it', async () => {
  await using folder = await makeTestFolder();
  const file = await folder.write('file', 'x');
  for (const path of [join(folder.path, 'nowhere', 'report.html'), join(file, 'report.html'), folder.path]) {
    await expect(refuseUnwritablePlace(path)).rejects.toMatchObject({ code: 'report-not-writable', path });
    await expect(writeReport(path, 'x')).rejects.toMatchObject({ code: 'report-not-writable', path });
  }
});

it('takes a new file and one that is there already', async () => {
  await using folder = await makeTestFolder();
  const path = join(folder.path, 'report.html');
  for (const html of ['<p>first</p>', '<p>2</p>']) {
    await refuseUnwritablePlace(path);
    await writeReport(path, html);
    expect(await readFile(path, 'utf8')).toBe(html);
  }
});
