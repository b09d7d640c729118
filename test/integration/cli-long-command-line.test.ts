import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';
import { jsonOf, runCli } from './cli-program.ts';

it('bears as many paths as a shell writes out for photos/*', async () => {
  await using folder = await makeTestFolder();
  const deep = join('a'.repeat(120), 'b'.repeat(120), 'photo.jpg');
  const path = await folder.write(deep, await photoPicture(1));
  const paths = Array.from({ length: 120 }, () => path);
  expect(paths.join(' ').length).toBeGreaterThan(30_000);

  const embedded = await runCli(['embed', ...paths, '--json'], { library: join(folder.path, 'library') });
  expect(embedded).toMatchObject({ exitCode: 0, signal: null });
  expect((jsonOf(embedded) as { items: unknown[] }).items).toHaveLength(paths.length);
});
